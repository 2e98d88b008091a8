<?xml version="1.0" encoding="UTF-8"?>
<!-- What is each file, and what has been done to it? PREMIS 3: objects with their digests, events, agents. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns="http://www.loc.gov/premis/v3" xpath-default-namespace="http://www.loc.gov/premis/v3"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    default-mode="m:export" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="record.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:variable name="required" as="xs:string*" select="()"/>

  <!-- The events that are dated: those of the header, then those that we are told of. -->
  <xsl:variable name="dated" as="map(*)*" select="
      $data?changes?*[?when ne ''] ! map{'type': 'modification', 'when': ?when, 'detail': ?text, 'outcome': '', 'agent': ''}, parse-json($events)?*"/>

  <!-- The files to describe, and their places. -->
  <xsl:variable name="described" as="map(*)*" select="parse-json($files)?*"/>
  <xsl:variable name="paths" as="xs:string*" select="$described?path"/>

  <xsl:template name="t:export">
    <xsl:context-item use="optional"/>
    <premis version="3.0" xsi:schemaLocation="http://www.loc.gov/premis/v3 http://www.loc.gov/standards/premis/premis.xsd">
      <object xsi:type="intellectualEntity">
        <objectIdentifier><objectIdentifierType>local</objectIdentifierType><objectIdentifierValue>{$data?id}</objectIdentifierValue></objectIdentifier>
        <xsl:for-each select="$data?identifiers?*"><objectIdentifier><objectIdentifierType>{(?type, 'local')[. ne ''][1]}</objectIdentifierType><objectIdentifierValue>{?value}</objectIdentifierValue></objectIdentifier></xsl:for-each>
        <xsl:for-each select="f:full-title($data)[. ne '']"><originalName>{.}</originalName></xsl:for-each>
      </object>
      <xsl:for-each select="$described"><xsl:sequence select="f:premis-file(.)"/></xsl:for-each>
      <xsl:for-each select="$dated">
        <event>
          <eventIdentifier><eventIdentifierType>local</eventIdentifierType><eventIdentifierValue>{$data?id}-event-{position()}</eventIdentifierValue></eventIdentifier>
          <eventType>{?type}</eventType>
          <eventDateTime>{?when}</eventDateTime>
          <xsl:for-each select="?detail[. ne '']"><eventDetailInformation><eventDetail>{.}</eventDetail></eventDetailInformation></xsl:for-each>
          <xsl:for-each select="?outcome[. ne '']"><eventOutcomeInformation><eventOutcome>{.}</eventOutcome></eventOutcomeInformation></xsl:for-each>
          <xsl:for-each select="?agent[. ne '']"><linkingAgentIdentifier><linkingAgentIdentifierType>local</linkingAgentIdentifierType><linkingAgentIdentifierValue>{.}</linkingAgentIdentifierValue></linkingAgentIdentifier></xsl:for-each>
          <linkingObjectIdentifier><linkingObjectIdentifierType>local</linkingObjectIdentifierType><linkingObjectIdentifierValue>{$data?id}</linkingObjectIdentifierValue></linkingObjectIdentifier>
        </event>
      </xsl:for-each>
      <xsl:for-each select="$data?software?*">
        <agent>
          <agentIdentifier><agentIdentifierType>local</agentIdentifierType><agentIdentifierValue>{?name}</agentIdentifierValue></agentIdentifier>
          <agentName>{?name}</agentName><agentType>software</agentType><agentVersion>{?version}</agentVersion>
        </agent>
      </xsl:for-each>
    </premis>
  </xsl:template>

  <!-- A file: digests, size, format; PRONOM's key for a TEI P5 document is fmt/1476. -->
  <xsl:function name="f:premis-file" as="element(object)">
    <xsl:param name="file" as="map(*)"/>
    <xsl:variable name="tei" as="xs:boolean" select="$file?media_type eq 'application/tei+xml'"/>
    <object xsi:type="file">
      <objectIdentifier><objectIdentifierType>local</objectIdentifierType><objectIdentifierValue>{$file?path}</objectIdentifierValue></objectIdentifier>
      <objectCharacteristics>
        <compositionLevel>0</compositionLevel>
        <fixity><messageDigestAlgorithm>SHA-256</messageDigestAlgorithm><messageDigest>{$file?sha256}</messageDigest></fixity>
        <xsl:for-each select="$file?sha512[. ne '']"><fixity><messageDigestAlgorithm>SHA-512</messageDigestAlgorithm><messageDigest>{.}</messageDigest></fixity></xsl:for-each>
        <size>{xs:integer($file?size)}</size>
        <format>
          <formatDesignation><formatName>{if ($tei) then 'TEI P5' else $file?media_type}</formatName></formatDesignation>
          <xsl:if test="$tei"><formatRegistry><formatRegistryName>PRONOM</formatRegistryName><formatRegistryKey>fmt/1476</formatRegistryKey></formatRegistry></xsl:if>
        </format>
      </objectCharacteristics>
      <originalName>{($file?original, $file?path)[. ne ''][1]}</originalName>
      <xsl:variable name="source" as="xs:string?" select="$data?raw?file[. ne ''][$tei and ends-with($file?path, '/' || $data?id || '.xml')] ! ('source/' || .)"/>
      <xsl:for-each select="$paths[. = $source]">
        <relationship>
          <relationshipType>derivation</relationshipType><relationshipSubType>has source</relationshipSubType>
          <relatedObjectIdentifier><relatedObjectIdentifierType>local</relatedObjectIdentifierType><relatedObjectIdentifierValue>{.}</relatedObjectIdentifierValue></relatedObjectIdentifier>
        </relationship>
      </xsl:for-each>
    </object>
  </xsl:function>

</xsl:stylesheet>

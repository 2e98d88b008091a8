<?xml version="1.0" encoding="UTF-8"?>
<!-- What does CLARIN read? The envelope of CMDI 1.2 around the header in the profile of the DTA (clarin.eu:cr1:p_1381926654438). -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns="http://www.clarin.eu/cmd/1" xmlns:cmdp="http://www.clarin.eu/cmd/1/profiles/clarin.eu:cr1:p_1381926654438"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    default-mode="m:export" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="record.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:variable name="required" as="xs:string*" select="'title'"/>

  <!-- Elements of the header to components of the same names. -->
  <xsl:mode name="m:cmdi" on-no-match="shallow-skip" on-multiple-match="use-last" warning-on-multiple-match="yes"/>

  <xsl:template name="t:export">
    <xsl:context-item as="document-node()" use="required"/>
    <CMD CMDVersion="1.2">
      <Header>
        <xsl:for-each select="distinct-values($data?software?*?name)"><MdCreator>{.}</MdCreator></xsl:for-each>
        <xsl:for-each select="$data?day[. ne '']"><MdCreationDate>{.}</MdCreationDate></xsl:for-each>
        <xsl:for-each select="$data?url[. ne '']"><MdSelfLink>{.}</MdSelfLink></xsl:for-each>
        <MdProfile>clarin.eu:cr1:p_1381926654438</MdProfile>
      </Header>
      <Resources>
        <ResourceProxyList>
          <ResourceProxy id="tei"><ResourceType mimetype="application/tei+xml">Resource</ResourceType><ResourceRef>{$data?id}.xml</ResourceRef></ResourceProxy>
          <xsl:for-each select="$data?url[. ne '']"><ResourceProxy id="page"><ResourceType mimetype="text/html">LandingPage</ResourceType><ResourceRef>{.}</ResourceRef></ResourceProxy></xsl:for-each>
        </ResourceProxyList>
        <JournalFileProxyList/>
        <ResourceRelationList/>
      </Resources>
      <Components>
        <cmdp:teiHeader><xsl:apply-templates select="/*/teiHeader/(fileDesc, profileDesc)" mode="m:cmdi"/></cmdp:teiHeader>
      </Components>
    </CMD>
  </xsl:template>

  <xsl:template match="*[normalize-space() or @*]" mode="m:cmdi">
    <xsl:element name="cmdp:{local-name()}">
      <xsl:copy-of select="@* except (@xml:id, @xml:space, @xml:base)"/>
      <xsl:choose>
        <xsl:when test="*"><xsl:apply-templates select="*" mode="m:cmdi"/></xsl:when>
        <xsl:otherwise>{normalize-space()}</xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- How is a DOI registered for the edition? DataCite 4.7, which cannot do without DOI, creator, title, publisher and year. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns="http://datacite.org/schema/kernel-4"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    default-mode="m:export" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="record.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:variable name="required" as="xs:string*" select="'doi', 'creator', 'title', 'publisher', 'date'"/>

  <xsl:template name="t:export">
    <xsl:context-item use="optional"/>
    <resource xsi:schemaLocation="http://datacite.org/schema/kernel-4 http://schema.datacite.org/meta/kernel-4.7/metadata.xsd">
      <identifier identifierType="DOI">{$data?doi}</identifier>
      <creators>
        <xsl:for-each select="f:responsible($data)">
          <creator><creatorName><xsl:sequence select="f:datacite-name(.)"/></creatorName><xsl:sequence select="f:datacite-parts(.)"/></creator>
        </xsl:for-each>
      </creators>
      <titles>
        <title>{$data?title}</title>
        <xsl:for-each select="$data?subtitle[. ne '']"><title titleType="Subtitle">{.}</title></xsl:for-each>
        <xsl:for-each select="$data?alternatives?*"><title titleType="AlternativeTitle">{.}</title></xsl:for-each>
      </titles>
      <publisher>{$data?publisher}</publisher>
      <publicationYear>{$data?year}</publicationYear>
      <resourceType resourceTypeGeneral="Text">TEI edition</resourceType>
      <xsl:variable name="subjects" as="map(*)*" select="$data?subjects?*"/>
      <xsl:if test="exists($subjects)">
        <subjects><xsl:for-each select="$subjects"><subject><xsl:if test="?scheme ne ''"><xsl:attribute name="subjectScheme" select="?scheme"/></xsl:if>{?term}</subject></xsl:for-each></subjects>
      </xsl:if>
      <xsl:variable name="others" as="map(*)*" select="$data?contributors?*"/>
      <xsl:if test="exists($others)">
        <contributors>
          <xsl:for-each select="$others">
            <contributor contributorType="{($f:datacite-roles(?role), 'Other')[1]}">
              <contributorName><xsl:sequence select="f:datacite-name(.)"/></contributorName><xsl:sequence select="f:datacite-parts(.)"/>
            </contributor>
          </xsl:for-each>
        </contributors>
      </xsl:if>
      <dates>
        <date dateType="Issued">{$data?date}</date>
        <xsl:for-each select="$data?created[. ne '']"><date dateType="Created">{.}</date></xsl:for-each>
        <xsl:for-each select="$data?modified[. ne '']"><date dateType="Updated">{.}</date></xsl:for-each>
      </dates>
      <xsl:for-each select="($data?languages?*)[1]"><language>{.}</language></xsl:for-each>
      <xsl:variable name="alternate" as="map(*)*" select="$data?identifiers?*[?type ne 'DOI']"/>
      <xsl:if test="exists($alternate)">
        <alternateIdentifiers><xsl:for-each select="$alternate"><alternateIdentifier alternateIdentifierType="{(?type, 'local')[. ne ''][1]}">{?value}</alternateIdentifier></xsl:for-each></alternateIdentifiers>
      </xsl:if>
      <xsl:variable name="sizes" as="xs:string*" select="$data?extent?*"/>
      <xsl:if test="exists($sizes)"><sizes><xsl:for-each select="$sizes"><size>{.}</size></xsl:for-each></sizes></xsl:if>
      <formats><format>application/tei+xml</format></formats>
      <xsl:for-each select="$data?version[. ne '']"><version>{.}</version></xsl:for-each>
      <xsl:for-each select="$data?licence[f:value($data, 'licence') ne '']">
        <rightsList>
          <rights>
            <xsl:if test="?uri ne ''"><xsl:attribute name="rightsURI" select="?uri"/></xsl:if>
            <xsl:if test="?spdx ne ''">
              <xsl:attribute name="rightsIdentifier" select="?spdx"/>
              <xsl:attribute name="rightsIdentifierScheme" select="'SPDX'"/>
              <xsl:attribute name="schemeURI" select="'https://spdx.org/licenses/'"/>
            </xsl:if>
            <xsl:text>{(?text, ?uri)[. ne ''][1]}</xsl:text>
          </rights>
        </rightsList>
      </xsl:for-each>
      <xsl:variable name="policies" as="xs:string*" select="$data?policies?*"/>
      <xsl:if test="$data?abstract ne '' or exists($policies)">
        <descriptions>
          <xsl:for-each select="$data?abstract[. ne '']"><description descriptionType="Abstract">{.}</description></xsl:for-each>
          <xsl:if test="exists($policies)"><description descriptionType="Methods">{string-join($policies, ' ')}</description></xsl:if>
        </descriptions>
      </xsl:if>
      <xsl:variable name="funders" as="map(*)*" select="$data?funders?*"/>
      <xsl:if test="exists($funders)">
        <fundingReferences>
          <xsl:for-each select="$funders"><fundingReference><funderName>{?name}</funderName><xsl:if test="?award ne ''"><awardNumber>{?award}</awardNumber></xsl:if></fundingReference></xsl:for-each>
        </fundingReferences>
      </xsl:if>
      <xsl:for-each select="$data?source[?text ne '']">
        <relatedItems>
          <relatedItem relatedItemType="Book" relationType="IsDerivedFrom">
            <xsl:if test="?isbn ne ''"><relatedItemIdentifier relatedItemIdentifierType="ISBN">{?isbn}</relatedItemIdentifier></xsl:if>
            <titles><title>{(?title, ?text)[. ne ''][1]}</title></titles>
            <xsl:if test="?date ne ''"><publicationYear>{substring(?date, 1, 4)}</publicationYear></xsl:if>
            <xsl:if test="?publisher ne ''"><publisher>{?publisher}</publisher></xsl:if>
          </relatedItem>
        </relatedItems>
      </xsl:for-each>
    </resource>
  </xsl:template>

  <!-- A name in the order in which it is sorted, and of what kind it is where the header tells. -->
  <xsl:function name="f:datacite-name" as="node()*">
    <xsl:param name="agent" as="map(*)"/>
    <xsl:if test="$agent?kind ne ''"><xsl:attribute name="nameType" select="if ($agent?kind eq 'person') then 'Personal' else 'Organizational'"/></xsl:if>
    <xsl:value-of select="$agent?sort"/>
  </xsl:function>

  <!-- The parts of a name and its ORCID. -->
  <xsl:function name="f:datacite-parts" as="element()*">
    <xsl:param name="agent" as="map(*)"/>
    <xsl:for-each select="$agent?given[. ne '']"><givenName>{.}</givenName></xsl:for-each>
    <xsl:for-each select="$agent?family[. ne '']"><familyName>{.}</familyName></xsl:for-each>
    <xsl:for-each select="$agent?orcid[. ne '']"><nameIdentifier nameIdentifierScheme="ORCID" schemeURI="https://orcid.org/">{.}</nameIdentifier></xsl:for-each>
  </xsl:function>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- How does a library describe the edition in the terms of Dublin Core? Typed values where DCMI has types for them. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:dcterms="http://purl.org/dc/terms/"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    default-mode="m:export" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="record.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:variable name="required" as="xs:string*" select="'title'"/>

  <xsl:template name="t:export">
    <xsl:context-item use="optional"/>
    <qualifieddc xsi:noNamespaceSchemaLocation="http://dublincore.org/schemas/xmls/qdc/2008/02/11/qualifieddc.xsd">
      <xsl:namespace name="dcterms" select="'http://purl.org/dc/terms/'"/>
      <dcterms:title>{f:full-title($data)}</dcterms:title>
      <xsl:for-each select="$data?alternatives?*"><dcterms:alternative>{.}</dcterms:alternative></xsl:for-each>
      <xsl:for-each select="$data?creators?*"><dcterms:creator>{?sort}</dcterms:creator></xsl:for-each>
      <xsl:for-each select="$data?contributors?*"><dcterms:contributor>{?sort}</dcterms:contributor></xsl:for-each>
      <xsl:for-each select="$data?subjects?*"><dcterms:subject>{?term}</dcterms:subject></xsl:for-each>
      <xsl:for-each select="$data?abstract[. ne '']"><dcterms:abstract>{.}</dcterms:abstract></xsl:for-each>
      <xsl:for-each select="$data?policies?*"><dcterms:provenance>{.}</dcterms:provenance></xsl:for-each>
      <xsl:for-each select="$data?publisher[. ne '']"><dcterms:publisher>{.}</dcterms:publisher></xsl:for-each>
      <xsl:for-each select="$data?date[. ne '']"><dcterms:issued xsi:type="dcterms:W3CDTF">{.}</dcterms:issued></xsl:for-each>
      <xsl:for-each select="$data?created[. ne '']"><dcterms:created xsi:type="dcterms:W3CDTF">{.}</dcterms:created></xsl:for-each>
      <xsl:for-each select="$data?modified[. ne '']"><dcterms:modified xsi:type="dcterms:W3CDTF">{.}</dcterms:modified></xsl:for-each>
      <dcterms:type xsi:type="dcterms:DCMIType">Text</dcterms:type>
      <dcterms:format xsi:type="dcterms:IMT">application/tei+xml</dcterms:format>
      <xsl:for-each select="$data?extent?*"><dcterms:extent>{.}</dcterms:extent></xsl:for-each>
      <xsl:for-each select="$data?identifiers?*"><dcterms:identifier>{if (?type eq 'DOI') then 'https://doi.org/' || ?value else ?value}</dcterms:identifier></xsl:for-each>
      <xsl:for-each select="$data?source?text[. ne '']"><dcterms:source>{.}</dcterms:source></xsl:for-each>
      <xsl:for-each select="$data?languages?*">
        <xsl:variable name="code" as="xs:string" select="f:language3(.)"/>
        <dcterms:language><xsl:if test="$code ne ''"><xsl:attribute name="xsi:type" select="'dcterms:ISO639-3'"/></xsl:if>{($code[. ne ''], .)[1]}</dcterms:language>
      </xsl:for-each>
      <xsl:for-each select="$data?series[. ne '']"><dcterms:isPartOf>{.}</dcterms:isPartOf></xsl:for-each>
      <dcterms:conformsTo xsi:type="dcterms:URI">http://www.tei-c.org/ns/1.0</dcterms:conformsTo>
      <xsl:for-each select="$data?licence?uri[. ne '']"><dcterms:license xsi:type="dcterms:URI">{.}</dcterms:license></xsl:for-each>
      <xsl:for-each select="$data?licence?text[. ne '']"><dcterms:rights>{.}</dcterms:rights></xsl:for-each>
    </qualifieddc>
  </xsl:template>

</xsl:stylesheet>

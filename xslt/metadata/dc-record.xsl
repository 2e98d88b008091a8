<?xml version="1.0" encoding="UTF-8"?>
<!-- How does simple Dublin Core describe the edition? The record in oai_dc; what the header does not say is left out. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- The record as simple Dublin Core. -->
  <xsl:template name="t:oai-dc">
    <xsl:context-item use="optional"/>
    <oai_dc:dc xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">
      <xsl:namespace name="dc" select="'http://purl.org/dc/elements/1.1/'"/>
      <xsl:for-each select="f:full-title($data)[. ne '']"><dc:title>{.}</dc:title></xsl:for-each>
      <xsl:for-each select="$data?creators?*"><dc:creator>{?sort}</dc:creator></xsl:for-each>
      <xsl:for-each select="$data?subjects?*"><dc:subject>{?term}</dc:subject></xsl:for-each>
      <xsl:for-each select="$data?abstract[. ne '']"><dc:description>{.}</dc:description></xsl:for-each>
      <xsl:for-each select="$data?publisher[. ne '']"><dc:publisher>{.}</dc:publisher></xsl:for-each>
      <xsl:for-each select="$data?contributors?*"><dc:contributor>{?sort}</dc:contributor></xsl:for-each>
      <xsl:for-each select="$data?date[. ne '']"><dc:date>{.}</dc:date></xsl:for-each>
      <dc:type>Text</dc:type>
      <dc:format>application/tei+xml</dc:format>
      <xsl:for-each select="$data?identifiers?*"><dc:identifier>{if (?type eq 'DOI') then 'https://doi.org/' || ?value else ?value}</dc:identifier></xsl:for-each>
      <xsl:for-each select="$data?source?text[. ne '']"><dc:source>{.}</dc:source></xsl:for-each>
      <xsl:for-each select="$data?languages?*"><dc:language>{.}</dc:language></xsl:for-each>
      <xsl:for-each select="distinct-values(($data?licence?uri, $data?licence?text))[. ne '']"><dc:rights>{.}</dc:rights></xsl:for-each>
    </oai_dc:dc>
  </xsl:template>

</xsl:stylesheet>

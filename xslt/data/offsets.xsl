<?xml version="1.0" encoding="UTF-8"?>
<!-- Where in the text export is it? One line of JSON for each paragraph, heading, note, division, name and quotation. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:offsets"
    xmlns:j="http://www.w3.org/2005/xpath-functions"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="spans.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The whole product: from the document node to the offsets. -->
  <xsl:mode name="m:offsets" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="/" mode="m:offsets">
    <xsl:for-each select="$texts//*[map:contains($f:marked, local-name())][exists(f:span(.))]">
      <xsl:variable name="span" as="xs:integer+" select="f:span(.)"/>
      <xsl:variable name="line" as="element()">
        <j:map>
          <xsl:sequence select="f:text('id', f:id(.)), f:text('element', local-name())"/>
          <j:number key="start">{$span[1]}</j:number><j:number key="end">{$span[2]}</j:number>
          <xsl:sequence select="f:text('page', f:page-number(.))"/>
        </j:map>
      </xsl:variable>
      <xsl:value-of select="f:json-line($line) || '&#10;'"/>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>

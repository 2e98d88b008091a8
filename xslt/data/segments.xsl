<?xml version="1.0" encoding="UTF-8"?>
<!-- What is there to read, piece by piece? One record a paragraph, group of lines, heading, item, with its pointer. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:segments"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="spans.xsl"/>
  <xsl:include href="rows.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The whole product: from the document node to the records. -->
  <xsl:mode name="m:segments" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="/" mode="m:segments">
    <xsl:call-template name="t:records">
      <xsl:with-param name="name" select="'segments'"/>
      <xsl:with-param name="columns" select="'id', 'element', 'division', 'page', 'n', 'text', 'start', 'end'"/>
      <xsl:with-param name="records" select="f:segments()[exists(f:span(.))] ! f:segment(.)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The segments: paragraphs, groups of lines, headings, tables, and items that have no paragraphs. -->
  <xsl:function name="f:segments" as="element()*">
    <xsl:sequence select="$texts//(p | ab | lg[not(ancestor::lg)] | l[not(ancestor::lg)] | head | item[not(p)] | table | note[not(p)])"/>
  </xsl:function>

  <!-- The record of one segment. -->
  <xsl:function name="f:segment" as="map(xs:string, xs:anyAtomicType?)">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="span" as="xs:integer+" select="f:span($element)"/>
    <xsl:sequence select="map{
        'id': f:id($element), 'element': local-name($element), 'division': string(f:division($element)/@xml:id),
        'page': f:page-number($element), 'n': string($element/ancestor-or-self::note[1]/@n),
        'text': f:characters($span), 'start': $span[1], 'end': $span[2]}"/>
  </xsl:function>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- Where in the text export is it? One line of JSON for the whole, and for each paragraph, heading, note, division, name and quotation. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:offsets"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="spans.xsl"/>
  <xsl:include href="rows.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The whole product: from the document node to the offsets. -->
  <xsl:mode name="m:offsets" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="/" mode="m:offsets">
    <xsl:variable name="whole" as="map(*)" select="map{'id': $work, 'element': local-name(/*), 'start': 0, 'end': string-length($f:text)}"/>
    <xsl:value-of select="f:json-lines(('id', 'element', 'start', 'end', 'page'), ($whole, $texts//*[map:contains($f:marked, local-name())][exists(f:span(.))] ! f:place(.)))"/>
  </xsl:template>

  <xsl:function name="f:place" as="map(xs:string, xs:anyAtomicType?)">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="span" as="xs:integer+" select="f:span($element)"/>
    <xsl:sequence select="map{'id': f:id($element), 'element': local-name($element), 'start': $span[1], 'end': $span[2], 'page': f:page-number($element)}"/>
  </xsl:function>

</xsl:stylesheet>

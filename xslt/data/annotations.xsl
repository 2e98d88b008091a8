<?xml version="1.0" encoding="UTF-8"?>
<!-- Who and what is named or quoted at which characters? Web Annotations (JSON-LD) that point into the text export. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:annotations"
    xmlns:j="http://www.w3.org/2005/xpath-functions"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="spans.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The whole product: from the document node to the annotations. -->
  <xsl:mode name="m:annotations" on-no-match="fail" use-accumulators="#all"/>

  <!-- Characters of the text before and after, in a quotation selector. -->
  <xsl:variable name="around" as="xs:integer" select="32"/>

  <xsl:template match="/" mode="m:annotations">
    <xsl:variable name="work" as="xs:string" select="string((/*/@xml:id, 'document')[1])"/>
    <xsl:variable name="page" as="element()">
      <j:map>
        <xsl:sequence select="f:text('@context', 'http://www.w3.org/ns/anno.jsonld'), f:text('id', $work || '.annotations.jsonld'), f:text('type', 'AnnotationPage')"/>
        <j:array key="items">
          <xsl:for-each select="$texts//*[$mentions(local-name())][exists(f:span(.))]"><xsl:sequence select="f:annotation(., $work)"/></xsl:for-each>
        </j:array>
      </j:map>
    </xsl:variable>
    <xsl:sequence select="f:json-line($page) || '&#10;'"/>
  </xsl:template>

  <!-- An annotation: what it says, and the characters that it says it of. -->
  <xsl:function name="f:annotation" as="element(j:map)">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="work" as="xs:string"/>
    <xsl:variable name="span" as="xs:integer+" select="f:span($element)"/>
    <xsl:variable name="entity" as="xs:string*" select="tokenize($element/@ref)"/>
    <j:map>
      <xsl:sequence select="
          f:text('id', '#annotation-' || f:id($element)), f:text('type', 'Annotation'),
          f:text('motivation', if (exists($entity)) then 'identifying' else 'classifying')"/>
      <j:array key="body">
        <xsl:for-each select="$entity"><j:map><xsl:sequence select="f:text('id', if (starts-with(., '#')) then $work || '.xml' || . else .), f:text('purpose', 'identifying')"/></j:map></xsl:for-each>
        <j:map><xsl:sequence select="f:text('type', 'TextualBody'), f:text('value', local-name($element)), f:text('purpose', 'classifying')"/></j:map>
      </j:array>
      <j:map key="target">
        <xsl:sequence select="f:text('source', '../text/' || $work || '.txt')"/>
        <j:array key="selector">
          <j:map><j:string key="type">TextPositionSelector</j:string><j:number key="start">{$span[1]}</j:number><j:number key="end">{$span[2]}</j:number></j:map>
          <j:map>
            <j:string key="type">TextQuoteSelector</j:string>
            <j:string key="exact">{substring($f:text, $span[1] + 1, $span[2] - $span[1])}</j:string>
            <xsl:variable name="from" as="xs:integer" select="max((0, $span[1] - $around))"/>
            <j:string key="prefix">{substring($f:text, $from + 1, $span[1] - $from)}</j:string>
            <j:string key="suffix">{substring($f:text, $span[2] + 1, $around)}</j:string>
          </j:map>
        </j:array>
      </j:map>
    </j:map>
  </xsl:function>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- How is JSON written? The elements that xml-to-json() knows, in the order in which they are to stand; what is empty is left out. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:j="http://www.w3.org/2005/xpath-functions"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- A JSON text from its elements, indented, slashes as they are. -->
  <xsl:function name="f:json" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="replace(serialize(parse-json(xml-to-json($element)), map{'method': 'json', 'indent': true()}), '\\/', '/') || '&#10;'"/>
  </xsl:function>

  <!-- A member with one text; none where the text is empty. -->
  <xsl:function name="f:text" as="element(j:string)?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:if test="string($value) ne ''"><j:string key="{$key}">{$value}</j:string></xsl:if>
  </xsl:function>

  <!-- A member with a list of texts; none where there are none. -->
  <xsl:function name="f:texts" as="element(j:array)?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:if test="exists($values[. ne ''])"><j:array key="{$key}"><xsl:for-each select="$values[. ne '']"><j:string>{.}</j:string></xsl:for-each></j:array></xsl:if>
  </xsl:function>

  <!-- A member that holds other members; none where there are none. -->
  <xsl:function name="f:object" as="element(j:map)?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="members" as="element()*"/>
    <xsl:if test="exists($members)"><j:map key="{$key}"><xsl:sequence select="$members"/></j:map></xsl:if>
  </xsl:function>

  <!-- A member with a list of objects or other values without key; none where there are none. -->
  <xsl:function name="f:list" as="element(j:array)?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="items" as="element()*"/>
    <xsl:if test="exists($items)"><j:array key="{$key}"><xsl:sequence select="$items"/></j:array></xsl:if>
  </xsl:function>

</xsl:stylesheet>

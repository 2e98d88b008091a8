<?xml version="1.0" encoding="UTF-8"?>
<!-- How are names and dates shown? TEI chapter 13: names lead to the registers. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- A name that is in a register leads there, unless it stands in a link or holds one. -->
  <xsl:template match="persName | placeName | geogName | orgName | name | rs">
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="href" as="xs:string" select="if ($linked or .//(ref | ptr | note)) then '' else f:entry-link(.)"/>
    <xsl:element name="{if ($href) then 'a' else 'span'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:if test="$href"><xsl:attribute name="href" select="$href"/></xsl:if>
      <xsl:call-template name="t:attributes-with-id"/>
      <xsl:apply-templates><xsl:with-param name="linked" tunnel="yes" select="$linked or $href ne ''"/></xsl:apply-templates>
    </xsl:element>
  </xsl:template>

  <!-- A date that HTML can read becomes time. -->
  <xsl:template match="date">
    <xsl:variable name="plain" as="xs:boolean" select="matches(@when, '^\d{4}(-\d\d(-\d\d)?)?$')"/>
    <xsl:element name="{if ($plain) then 'time' else 'span'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:call-template name="t:attributes-with-id"/>
      <xsl:if test="$plain"><xsl:attribute name="datetime" select="@when"/></xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>

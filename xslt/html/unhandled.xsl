<?xml version="1.0" encoding="UTF-8"?>
<!-- What becomes of an element for which there is no template? It is shown with its name and reported, or the run ends. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:template match="*" priority="-2">
    <xsl:if test="$unknown eq 'stop'">
      <xsl:message terminate="yes" error-code="e:unknown-element">no template for element {name()} at {path()}</xsl:message>
    </xsl:if>
    <xsl:message>no template for element {name()}</xsl:message>
    <xsl:element name="{if (f:is-flow(..) or f:holds-blocks(.)) then 'div' else 'span'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:call-template name="t:attributes"><xsl:with-param name="class" select="'unhandled'"/></xsl:call-template>
      <xsl:attribute name="data-element" select="name()"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>

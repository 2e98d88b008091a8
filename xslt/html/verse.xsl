<?xml version="1.0" encoding="UTF-8"?>
<!-- How is verse shown? TEI chapter 6. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:template match="lg">
    <div>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- A line of verse; the style sheet makes it a line. -->
  <xsl:template match="l">
    <span>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </span>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="caesura"><span class="caesura"> </span></xsl:template>

  <xsl:template match="rhyme">
    <span class="rhyme"><xsl:apply-templates/></span>
  </xsl:template>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- Where can an overlay put something in without changing anything? Empty named templates, called in the places their names say. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- At the end of every head element: further styles, metadata. -->
  <xsl:template name="t:hook-head"><xsl:context-item use="optional"/></xsl:template>

  <!-- At the end of every footer. -->
  <xsl:template name="t:hook-footer"><xsl:context-item use="optional"/></xsl:template>

  <!-- At the end of every body: scripts. -->
  <xsl:template name="t:hook-body-end"><xsl:context-item use="optional"/></xsl:template>

  <!-- At the end of each entry of a register; the context item is its map, with name, entity, mentions. -->
  <xsl:template name="t:hook-entry"><xsl:context-item use="optional"/></xsl:template>

  <!-- After the table that says what the edition is. -->
  <xsl:template name="t:hook-about"><xsl:context-item use="optional"/></xsl:template>

</xsl:stylesheet>

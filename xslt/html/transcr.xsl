<?xml version="1.0" encoding="UTF-8"?>
<!-- How are mends, gaps and noise shown? TEI chapters 3.5 and 12: the mended reading is read, the spoilt one is kept. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:template match="choice">
    <xsl:variable name="read" as="element()?" select="(corr | reg | expan, *)[1]"/>
    <span>
      <xsl:call-template name="t:attributes"/>
      <xsl:if test="(sic, orig)[normalize-space()] and $read/self::corr">
        <xsl:attribute name="title" select="f:reading((sic, orig)[1])"/>
      </xsl:if>
      <xsl:for-each select="*">
        <span>
          <xsl:call-template name="t:attributes"/>
          <xsl:if test="not(. is $read)"><xsl:attribute name="hidden" select="'hidden'"/></xsl:if>
          <xsl:apply-templates/>
        </span>
      </xsl:for-each>
    </span>
  </xsl:template>

  <xsl:template match="sic | corr | orig | reg | supplied | unclear | damage | subst | handShift | ex | am | retrace | secl | mod | restore
      | space | app | lem | rdg | rdgGrp">
    <span>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="add | del">
    <xsl:element name="{if (self::add) then 'ins' else 'del'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="surplus">
    <span>
      <xsl:call-template name="t:attributes"/>
      <xsl:if test="@reason = ('ocr', 'ornament')"><xsl:attribute name="hidden" select="'hidden'"/></xsl:if>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="gap">
    <span title="{string-join((f:label('gap'), @reason, @quantity ! (. || ' ' || ../@unit)), ', ')}">
      <xsl:call-template name="t:attributes"/>
      <xsl:text>[…]</xsl:text>
    </span>
  </xsl:template>

  <!-- A character that XML forbids is only named. -->
  <xsl:template match="g">
    <span>
      <xsl:call-template name="t:attributes"/>
      <xsl:if test="not(node())"><xsl:attribute name="title" select="'U+' || replace(@ref, '^.*char-', '')"/></xsl:if>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

</xsl:stylesheet>

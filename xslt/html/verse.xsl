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

  <!-- How many lines of a poem have begun; the parts of a line are one. -->
  <xsl:accumulator name="line" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="lg[not(parent::lg)]" select="0"/>
    <xsl:accumulator-rule match="l[not(@part = ('M', 'F'))]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- The number that stands beside a line: every fifth, as the encoding has it, else counted in poems of ten lines and more. -->
  <xsl:function name="f:line-number" as="xs:integer?">
    <xsl:param name="line" as="element()"/>
    <xsl:variable name="poem" as="element()?" select="$line/ancestor::lg[not(parent::lg)][1]"/>
    <xsl:variable name="number" as="xs:integer?" select="
        if ($line/@n castable as xs:integer) then xs:integer($line/@n)
        else if ($poem/descendant::l[10] and not($poem//l/@n) and not($line/@part = ('M', 'F'))) then $line/accumulator-before('line') else ()"/>
    <xsl:sequence select="$number[. gt 0 and . mod 5 eq 0]"/>
  </xsl:function>

  <!-- A line of verse; the style sheet makes it a line, and shows its number. -->
  <xsl:template match="l">
    <span>
      <xsl:call-template name="t:attributes"/>
      <xsl:for-each select="f:line-number(.)"><xsl:attribute name="data-line" select="."/></xsl:for-each>
      <xsl:apply-templates/>
    </span>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="caesura"><span class="caesura"> </span></xsl:template>

  <xsl:template match="rhyme">
    <span class="rhyme"><xsl:apply-templates/></span>
  </xsl:template>

</xsl:stylesheet>

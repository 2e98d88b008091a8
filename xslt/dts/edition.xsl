<?xml version="1.0" encoding="UTF-8"?>
<!-- How is a text given out in parts, without a program that answers? Static files of a Distributed Text Service for one work: its
     navigation and its documents. What stands above them, for all works, is made by `index.xsl`. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:j="http://www.w3.org/2005/xpath-functions" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    default-mode="m:export" xmlns:m="teiedition:mode"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="navigation.xsl"/>
  <xsl:include href="passage.xsl"/>

  <xsl:output name="json" method="text" encoding="UTF-8"/>
  <xsl:output name="tei" method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template name="t:export">
    <xsl:context-item as="document-node()" use="required"/>
    <xsl:variable name="work" as="element()" select="/*"/>
    <xsl:variable name="units" as="map(*)*" select="f:units(f:declaration($work, ''), not($dts-passages))"/>
    <xsl:variable name="depth" as="xs:integer" select="max((1, $units?level))"/>
    <xsl:result-document href="document/text.xml" format="tei"><xsl:copy-of select="/"/></xsl:result-document>
    <xsl:for-each select="1 to $depth, -1">
      <xsl:call-template name="t:navigation-file"><xsl:with-param name="work" select="$work"/><xsl:with-param name="units" select="$units"/><xsl:with-param name="down" select="."/></xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$units">
      <xsl:variable name="unit" as="map(*)" select="."/>
      <xsl:result-document href="document/{encode-for-uri(?identifier)}/text.xml" format="tei"><xsl:sequence select="f:passage($units, ., .)"/></xsl:result-document>
      <xsl:for-each select="-2, -1, 0, 1 to max((1, $depth - ?level))">
        <xsl:call-template name="t:navigation-file">
          <xsl:with-param name="work" select="$work"/>
          <xsl:with-param name="units" select="$units"/>
          <xsl:with-param name="ref" select="$unit"/>
          <xsl:with-param name="down" select=".[. ge -1]"/>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- The file of one answer. -->
  <xsl:template name="t:navigation-file">
    <xsl:context-item use="optional"/>
    <xsl:param name="work" as="element()"/>
    <xsl:param name="units" as="map(*)*"/>
    <xsl:param name="ref" as="map(*)?" select="()"/>
    <xsl:param name="down" as="xs:integer?"/>
    <xsl:variable name="place" as="xs:string" select="'navigation/' || ($ref ! (encode-for-uri(?identifier) || '/')) || 'down' || $down || '.jsonld'"/>
    <xsl:variable name="address" as="xs:string" select="$dts-url || encode-for-uri($work/@xml:id) || '/' || $place"/>
    <xsl:result-document href="{$place}" format="json">
      <xsl:sequence select="f:json(f:navigation($work, $units, map{'ref': $ref, 'down': $down}, (), $address))"/>
    </xsl:result-document>
  </xsl:template>

</xsl:stylesheet>

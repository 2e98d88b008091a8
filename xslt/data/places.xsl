<?xml version="1.0" encoding="UTF-8"?>
<!-- Where is it? The places of the edition as GeoJSON in the Linked Places Format, with how often each is named. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:places"
    xmlns:j="http://www.w3.org/2005/xpath-functions"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="spans.xsl"/>
  <xsl:include href="addresses.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The whole product: from the document node to the map. -->
  <xsl:mode name="m:places" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="/" mode="m:places">
    <xsl:variable name="collection" as="element()">
      <j:map>
        <xsl:sequence select="f:text('type', 'FeatureCollection'), f:text('@context', 'https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld')"/>
        <j:array key="features"><xsl:for-each select="//listPlace//place"><xsl:sequence select="f:feature(.)"/></xsl:for-each></j:array>
      </j:map>
    </xsl:variable>
    <xsl:sequence select="f:json($collection)"/>
  </xsl:template>

  <!-- A place; without coordinates its geometry is null, as GeoJSON has it. -->
  <xsl:function name="f:feature" as="element(j:map)">
    <xsl:param name="place" as="element(place)"/>
    <xsl:variable name="geo" as="xs:decimal*" select="f:coordinates($place)"/>
    <j:map>
      <xsl:sequence select="f:text('type', 'Feature'), f:text('@id', f:pointed('#' || f:id($place)))"/>
      <j:map key="properties">
        <xsl:sequence select="f:text('title', f:preferred($place)), f:text('id', f:id($place)), f:text('note', string-join($place/note ! f:reading(.), ' '))"/>
        <j:number key="mentions">{count($f:named(f:id($place)))}</j:number>
      </j:map>
      <j:array key="names"><xsl:for-each select="distinct-values($place/placeName ! f:reading(.))"><j:map><xsl:sequence select="f:text('toponym', .)"/></j:map></xsl:for-each></j:array>
      <xsl:choose>
        <xsl:when test="exists($geo)">
          <j:map key="geometry"><j:string key="type">Point</j:string><j:array key="coordinates"><j:number>{$geo[2]}</j:number><j:number>{$geo[1]}</j:number></j:array></j:map>
        </xsl:when>
        <xsl:otherwise><j:null key="geometry"/></xsl:otherwise>
      </xsl:choose>
      <xsl:sequence select="f:list('links', $place/idno[normalize-space()] ! f:link(.))"/>
    </j:map>
  </xsl:function>

  <!-- An identifier elsewhere, as an address where we know how to make one. -->
  <xsl:function name="f:link" as="element(j:map)">
    <xsl:param name="idno" as="element(idno)"/>
    <j:map><xsl:sequence select="f:text('type', 'closeMatch'), f:text('identifier', f:address($idno))"/></j:map>
  </xsl:function>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- Where are the places that are named? A map drawn when the page is made, of land and of the places whose co-ordinates are known. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:math="http://www.w3.org/2005/xpath-functions/math" xmlns:svg="http://www.w3.org/2000/svg"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:variable name="land" as="document-node()" select="doc(resolve-uri('land.xml', static-base-uri()))"/>

  <!-- The entries of the register of places that have co-ordinates, with these in degrees; the most often named first. -->
  <xsl:variable name="mapped" as="map(*)*">
    <xsl:for-each select="$entries[?register eq 'places']">
      <xsl:sort select="count(?mentions)" order="descending"/>
      <xsl:variable name="numbers" as="xs:double*" select="f:coordinates(?entity)"/>
      <xsl:if test="exists($numbers)"><xsl:sequence select="map:merge((., map{'north': $numbers[1], 'east': $numbers[2]}))"/></xsl:if>
    </xsl:for-each>
  </xsl:variable>

  <!-- Latitude and longitude of a place; nothing where they are not two numbers that can be such. -->
  <xsl:function name="f:coordinates" as="xs:double*">
    <xsl:param name="place" as="element()?"/>
    <xsl:variable name="said" as="xs:string*" select="tokenize(translate(($place//geo)[1], ',;', '  '))"/>
    <xsl:if test="count($said) eq 2 and (every $each in $said satisfies $each castable as xs:double)">
      <xsl:variable name="numbers" as="xs:double+" select="$said ! xs:double(.)"/>
      <xsl:sequence select="$numbers[abs($numbers[1]) le 90 and abs($numbers[2]) le 180]"/>
    </xsl:if>
  </xsl:function>

  <!-- What is on the map, in tenths of a degree: the places with a margin around them, and the length of a degree there. -->
  <xsl:variable name="extent" as="map(xs:string, xs:double)">
    <xsl:variable name="east" as="xs:double+" select="min($mapped?east), max($mapped?east)"/>
    <xsl:variable name="north" as="xs:double+" select="min($mapped?north), max($mapped?north)"/>
    <xsl:variable name="margin" as="xs:double" select="max((2, 0.08 * ($east[2] - $east[1]), 0.08 * ($north[2] - $north[1])))"/>
    <xsl:sequence select="map{
        'w': max((-180, $east[1] - $margin)), 'e': min((180, $east[2] + $margin)), 's': max((-90, $north[1] - $margin)), 'n': min((90, $north[2] + $margin)),
        'shrink': max((0.2, math:cos(math:pi() div 180 * sum($north) div 2)))}"/>
  </xsl:variable>

  <!-- The page with the map and, for those who do not see it, the same as a list. -->
  <xsl:template name="t:map-page">
    <xsl:context-item use="optional"/>
    <xsl:if test="exists($mapped)">
      <xsl:call-template name="t:page">
        <xsl:with-param name="href" select="'map.html'"/>
        <xsl:with-param name="title" select="f:label('map')"/>
        <xsl:with-param name="content">
          <h1 lang="{$words/@xml:lang}">{f:label('map')}</h1>
          <p lang="{$words/@xml:lang}">{f:label('map-explained')}</p>
          <xsl:call-template name="t:map"/>
          <ul class="mapped">
            <xsl:for-each select="$mapped"><li><a href="{?href}#{?id}">{?name}</a><xsl:text> </xsl:text><span class="count">{count(?mentions)}</span></li></xsl:for-each>
          </ul>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The map itself: degrees east times their length here, degrees south; land, grid, places. -->
  <xsl:template name="t:map">
    <xsl:context-item use="optional"/>
    <xsl:variable name="x" as="function(xs:double) as xs:double" select="function($east) { round(10 * $east * $extent?shrink, 1) }"/>
    <xsl:variable name="width" as="xs:double" select="$x($extent?e) - $x($extent?w)"/>
    <xsl:variable name="height" as="xs:double" select="10 * ($extent?n - $extent?s)"/>
    <svg:svg class="map" viewBox="{$x($extent?w)} {-10 * $extent?n} {$width} {$height}" aria-hidden="true">
      <svg:g class="land" transform="scale({round($extent?shrink, 4)} 1)">
        <svg:path d="{string-join($land/*/*[@w &lt;= $extent?e and @e >= $extent?w and @s &lt;= $extent?n and @n >= $extent?s]/@d)}"/>
        <svg:path class="grid" d="{f:grid()}"/>
      </svg:g>
      <xsl:variable name="unit" as="xs:double" select="max(($width, $height)) div 1000"/>
      <xsl:for-each select="$mapped">
        <svg:a href="{?href}#{?id}" tabindex="-1">
          <svg:circle cx="{$x(?east)}" cy="{-10 * ?north}" r="{round($unit * (3 + 2 * math:sqrt(count(?mentions))), 2)}">
            <svg:title>{?name} ({count(?mentions)})</svg:title>
          </svg:circle>
        </svg:a>
      </xsl:for-each>
      <svg:g font-size="{round(18 * $unit, 2)}">
        <xsl:for-each select="f:labelled($unit)"><svg:text x="{$x(?east)}" y="{-10 * ?north}" dx="0.5em" dy="-0.4em">{?name}</svg:text></xsl:for-each>
      </svg:g>
    </svg:svg>
  </xsl:template>

  <!-- Places with room for their names: none of those named more often stands too near. -->
  <xsl:function name="f:labelled" as="map(*)*">
    <xsl:param name="unit" as="xs:double"/>
    <xsl:variable name="near" as="function(map(*), map(*)) as xs:boolean" select="function($a, $b) {
        abs($a?north - $b?north) * 10 lt 22 * $unit and abs($a?east - $b?east) * 10 * $extent?shrink lt 10 * $unit * (4 + max((string-length($a?name), string-length($b?name)))) }"/>
    <xsl:sequence select="fold-left(subsequence($mapped, 1, 40), (), function($kept, $place) {
        if (some $other in $kept satisfies $near($other, $place)) then $kept else ($kept, $place) })"/>
  </xsl:function>

  <!-- Meridians and parallels, as far apart as the map is large. -->
  <xsl:function name="f:grid" as="xs:string">
    <xsl:variable name="span" as="xs:double" select="max(($extent?e - $extent?w, $extent?n - $extent?s))"/>
    <xsl:variable name="step" as="xs:integer" select="((1, 2, 5, 10)[. ge $span div 10], 30)[1]"/>
    <xsl:sequence select="string-join((
        (xs:integer(-180 div $step) to xs:integer(180 div $step)) ! (. * $step) ! ('M' || 10 * . || ' -900v1800'),
        (xs:integer(-90 div $step) to xs:integer(90 div $step)) ! (. * $step) ! ('M-1800 ' || 10 * . || 'h3600')))"/>
  </xsl:function>

</xsl:stylesheet>

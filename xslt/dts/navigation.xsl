<?xml version="1.0" encoding="UTF-8"?>
<!-- How is a text divided? The answers of a Distributed Text Service on the units of a citation tree. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:fp="teiedition:private" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:j="http://www.w3.org/2005/xpath-functions" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="collections.xsl"/>

  <!-- The answer on a unit, on the units between two, or on the whole text: what is asked for is a map with `ref`, or `start` and
       `end` (units), and `down` (how many levels to go down, -1 for all, empty for none), each where it is asked for. -->
  <xsl:function name="f:navigation" as="element(j:map)">
    <xsl:param name="work" as="element()"/>
    <xsl:param name="units" as="map(*)*"/>
    <xsl:param name="asked" as="map(*)"/>
    <xsl:param name="page" as="xs:integer?"/>
    <xsl:param name="address" as="xs:string"/>
    <xsl:variable name="language" as="xs:string" select="string($work/@xml:lang)"/>
    <j:map>
      <xsl:sequence select="f:head($address, 'Navigation')"/>
      <j:map key="resource"><xsl:sequence select="f:resource($work)/*"/></j:map>
      <xsl:for-each select="('ref', 'start', 'end')[exists($asked(.))]">
        <j:map key="{.}"><xsl:sequence select="f:unit($asked(.), $language)/*"/></j:map>
      </xsl:for-each>
      <xsl:if test="exists($asked?down)">
        <xsl:sequence select="f:members(f:asked-for($units, $asked) ! f:unit(., $language), $page, $address)"/>
      </xsl:if>
    </j:map>
  </xsl:function>

  <!-- The units that are asked for: neighbours of a unit where `down` is 0, else what is below it, or below the units from
       one to another, down to a level. -->
  <xsl:function name="f:asked-for" as="map(*)*">
    <xsl:param name="units" as="map(*)*"/>
    <xsl:param name="asked" as="map(*)"/>
    <xsl:variable name="first" as="map(*)?" select="($asked?ref, $asked?start)[1]"/>
    <xsl:variable name="last" as="map(*)?" select="($asked?ref, $asked?end)[1]"/>
    <xsl:variable name="deepest" as="xs:integer" select="max((0, $first?level, $last?level)) + $asked?down"/>
    <xsl:sequence select="
        if ($asked?down eq 0) then $units[?parent eq $first?parent]
        else (if (exists($first)) then f:between($units, $first, $last) else $units)[$asked?down lt 0 or ?level le $deepest]"/>
  </xsl:function>

  <!-- The units from one to another, and what is below the last. -->
  <xsl:function name="f:between" as="map(*)*">
    <xsl:param name="units" as="map(*)*"/>
    <xsl:param name="first" as="map(*)"/>
    <xsl:param name="last" as="map(*)"/>
    <xsl:variable name="from" as="xs:integer" select="f:place($units, $first)"/>
    <xsl:variable name="to" as="xs:integer" select="f:place($units, $last)"/>
    <xsl:variable name="rest" as="map(*)*" select="subsequence($units, $to + 1)"/>
    <xsl:variable name="beyond" as="xs:integer?" select="(for $place in 1 to count($rest) return $place[$rest[$place]?level le $last?level])[1]"/>
    <xsl:sequence select="subsequence($units, $from, $to - $from + ($beyond, count($rest) + 1)[1])"/>
  </xsl:function>

  <!-- The place of a unit among those of its tree. -->
  <xsl:function name="f:place" as="xs:integer">
    <xsl:param name="units" as="map(*)*"/>
    <xsl:param name="unit" as="map(*)"/>
    <xsl:sequence select="index-of($units?identifier, $unit?identifier)"/>
  </xsl:function>

  <!-- A unit. -->
  <xsl:function name="f:unit" as="element(j:map)">
    <xsl:param name="unit" as="map(*)"/>
    <xsl:param name="language" as="xs:string"/>
    <j:map>
      <xsl:sequence select="f:text('identifier', $unit?identifier), f:text('@type', 'CitableUnit')"/>
      <j:number key="level">{$unit?level}</j:number>
      <xsl:sequence select="if ($unit?parent eq '') then fp:null('parent') else f:text('parent', $unit?parent)"/>
      <xsl:sequence select="f:text('citeType', $unit?type)"/>
      <xsl:sequence select="f:dublin-core(map:merge(map:keys($unit?data) ! map:entry(., $unit?data(.) ! fp:reading(.))), $language)"/>
    </j:map>
  </xsl:function>

  <!-- A node as it is read; anything else as a string. -->
  <xsl:function name="fp:reading" as="xs:string">
    <xsl:param name="value" as="item()"/>
    <xsl:sequence select="if ($value instance of element()) then f:reading($value) else string($value)"/>
  </xsl:function>

</xsl:stylesheet>

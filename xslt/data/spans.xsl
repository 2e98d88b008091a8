<?xml version="1.0" encoding="UTF-8"?>
<!-- Where in the reading text does an element begin and end? The text export with a mark at either end of each element that
     is asked for; counting characters up to the marks gives offsets into the text export itself, in Unicode code points. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:fp="teiedition:private" xmlns:m="teiedition:mode" xmlns:t="teiedition:template"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:plain"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="../text/plain.xsl"/>
  <xsl:include href="../common/entities.xsl"/>
  <xsl:include href="../common/json.xsl"/>

  <!-- Marks are characters for private use: one before and one after the number of the element, one at its end. Patterns
       below write them out, since a pattern that is constant is compiled only once. -->
  <xsl:variable name="fp:begin" as="xs:string" select="'&#xE000;'"/>
  <xsl:variable name="fp:number" as="xs:string" select="'&#xE001;'"/>
  <xsl:variable name="fp:end" as="xs:string" select="'&#xE002;'"/>
  <xsl:variable name="fp:digits" as="xs:string" select="'&#xE010;&#xE011;&#xE012;&#xE013;&#xE014;&#xE015;&#xE016;&#xE017;&#xE018;&#xE019;'"/>

  <!-- Elements that are marked: names and quotations, and what has paragraphs. -->
  <xsl:variable name="f:marked" as="map(xs:string, xs:boolean)" select="map:merge((
      map:keys($mentions), 'bibl', 'div', 'p', 'note', 'head') ! map:entry(., true()))"/>

  <!-- The reading text with its marks. -->
  <xsl:variable name="fp:marked-text" as="xs:string">
    <xsl:variable name="blocks" as="xs:string*"><xsl:apply-templates select="$texts" mode="m:plain"/></xsl:variable>
    <xsl:sequence select="string-join($blocks, '&#10;&#10;') || '&#10;'"/>
  </xsl:variable>

  <!-- The text in pieces: marks that begin, marks that end, and what is between them. -->
  <xsl:variable name="f:pieces" as="xs:string*">
    <xsl:variable name="parts" as="xs:string*" select="tokenize($fp:marked-text, '&#xE000;')"/>
    <xsl:sequence select="fp:ended(head($parts)), tail($parts) ! ($fp:begin || substring-before(., $fp:number), fp:ended(substring-after(., $fp:number)))"/>
  </xsl:variable>

  <!-- The reading text itself, as the text export has it. -->
  <xsl:variable name="f:text" as="xs:string" select="string-join($f:pieces[f:is-text(.)])"/>

  <!-- Begin and end of each element, by its number among the elements. -->
  <xsl:variable name="f:spans" as="map(xs:integer, xs:integer+)">
    <xsl:variable name="found" as="map(xs:integer, xs:integer+)*">
      <xsl:iterate select="$f:pieces">
        <xsl:param name="place" as="xs:integer" select="0"/>
        <xsl:param name="open" as="xs:integer*" select="()"/>
        <xsl:choose>
          <xsl:when test="f:is-text(.)"><xsl:next-iteration><xsl:with-param name="place" select="$place + string-length()"/></xsl:next-iteration></xsl:when>
          <xsl:when test=". eq $fp:end">
            <xsl:sequence select="map{$open[1]: ($open[2], $place)}"/>
            <xsl:next-iteration><xsl:with-param name="open" select="subsequence($open, 3)"/></xsl:next-iteration>
          </xsl:when>
          <xsl:otherwise><xsl:next-iteration><xsl:with-param name="open" select="f:number(.), $place, $open"/></xsl:next-iteration></xsl:otherwise>
        </xsl:choose>
      </xsl:iterate>
    </xsl:variable>
    <xsl:sequence select="map:merge($found, map{'duplicates': 'use-first'})"/>
  </xsl:variable>

  <!-- Within a line. -->
  <xsl:template match="*[map:contains($f:marked, local-name())][not(self::note)]" mode="m:line" priority="5" as="text()*">
    <xsl:value-of select="fp:mark(.)"/>
    <xsl:next-match/>
    <xsl:value-of select="$fp:end"/>
  </xsl:template>

  <!-- Around lines. -->
  <xsl:template match="*[map:contains($f:marked, local-name())][not(self::fw)]" mode="m:plain" priority="5" as="xs:string*">
    <xsl:variable name="blocks" as="xs:string*"><xsl:next-match/></xsl:variable>
    <xsl:sequence select="if (count($blocks) le 1) then $blocks ! (fp:mark(current()) || . || $fp:end)
        else (fp:mark(.) || $blocks[1], subsequence($blocks, 2, count($blocks) - 2), $blocks[last()] || $fp:end)"/>
  </xsl:template>

  <!-- As in the text export, with white space kept outside the marks, so that none is doubled when they are taken away. -->
  <xsl:function name="f:line" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="text" as="text()*"><xsl:apply-templates select="$nodes" mode="m:line"/></xsl:variable>
    <xsl:sequence select="fp:settled(normalize-space(string-join($text)))"/>
  </xsl:function>

  <!-- Marks around nothing are dropped; a space goes before the marks that begin and after those that end. Most lines have
       nothing to settle, which is seen faster than any pattern. -->
  <xsl:function name="fp:settled" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
        if (contains($text, $fp:number || $fp:end) or contains($text, $fp:number || ' ') or contains($text, ' ' || $fp:end))
        then fp:settled(normalize-space(
          replace(replace(replace($text, '&#xE000;[&#xE010;-&#xE019;]+&#xE001;( ?)&#xE002;', '$1'), '((&#xE000;[&#xE010;-&#xE019;]+&#xE001;)+) ', ' $1'), ' (&#xE002;+)', '$1 ')))
        else $text"/>
  </xsl:function>

  <xsl:function name="fp:mark" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$fp:begin || translate(string($element/accumulator-before('element')), '0123456789', $fp:digits) || $fp:number"/>
  </xsl:function>

  <!-- A stretch without marks that begin, parted at the marks that end. -->
  <xsl:function name="fp:ended" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($text, '&#xE002;')"/>
    <xsl:sequence select="(head($parts), tail($parts) ! ($fp:end, .))[. ne '']"/>
  </xsl:function>

  <!-- Whether a piece is text and no mark. -->
  <xsl:function name="f:is-text" as="xs:boolean">
    <xsl:param name="piece" as="xs:string"/>
    <xsl:sequence select="$piece ne $fp:end and not(starts-with($piece, $fp:begin))"/>
  </xsl:function>

  <!-- The number of the element that a mark begins. -->
  <xsl:function name="f:number" as="xs:integer">
    <xsl:param name="mark" as="xs:string"/>
    <xsl:sequence select="xs:integer(translate($mark, $fp:digits || $fp:begin || $fp:number, '0123456789'))"/>
  </xsl:function>

  <!-- Begin and end of an element in the reading text; nothing where it is not read. -->
  <xsl:function name="f:span" as="xs:integer*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$f:spans($element/accumulator-before('element'))"/>
  </xsl:function>

</xsl:stylesheet>

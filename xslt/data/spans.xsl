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
  <xsl:include href="mentions.xsl"/>

  <!-- Marks are noncharacters, which Unicode has for use within a program; characters for private use some books do have. One stands before and
       one after the number of the element, one at its end. Patterns below write them out: a pattern that is constant is compiled once. -->
  <xsl:variable name="fp:begin" as="xs:string" select="'&#xFDD0;'"/>
  <xsl:variable name="fp:number" as="xs:string" select="'&#xFDD1;'"/>
  <xsl:variable name="fp:end" as="xs:string" select="'&#xFDD2;'"/>
  <xsl:variable name="fp:digits" as="xs:string" select="'&#xFDE0;&#xFDE1;&#xFDE2;&#xFDE3;&#xFDE4;&#xFDE5;&#xFDE6;&#xFDE7;&#xFDE8;&#xFDE9;'"/>

  <!-- Elements that are marked: names and quotations, what has paragraphs, what points elsewhere. -->
  <xsl:variable name="f:marked" as="map(xs:string, xs:boolean)" select="map:merge((
      map:keys($mentions), 'bibl', 'ref', 'titlePage', 'div', 'div0', 'div1', 'div2', 'div3', 'div4', 'div5', 'div6', 'div7', 'text', 'p', 'ab', 'lg', 'l',
      'note', 'head', 'item', 'table') ! map:entry(., true()))"/>

  <!-- Data: what `data/standoff.xsl` finds out once for several exports: a map of `text`, `pieces` and `spans`. -->
  <xsl:param name="standoff" as="map(*)" select="fp:standoff()"/>

  <!-- The reading text itself, as the text export has it. -->
  <xsl:variable name="f:text" as="xs:string" select="$standoff?text"/>

  <!-- The text in pieces: marks that begin, marks that end, and what is between them. -->
  <xsl:variable name="f:pieces" as="xs:string*" select="$standoff?pieces?*"/>

  <!-- Begin and end of each element, by its number among the elements. -->
  <xsl:variable name="f:spans" as="map(xs:integer, xs:integer+)" select="$standoff?spans"/>

  <xsl:function name="fp:standoff" as="map(*)">
    <xsl:variable name="parts" as="xs:string*" select="tokenize(f:as-text(f:blocks()), '&#xFDD0;')"/>
    <xsl:variable name="pieces" as="xs:string*"
        select="fp:ended(head($parts)), tail($parts) ! ($fp:begin || substring-before(., $fp:number), fp:ended(substring-after(., $fp:number)))"/>
    <xsl:sequence select="map{'text': string-join($pieces[f:is-text(.)]), 'pieces': array{$pieces}, 'spans': fp:spans($pieces)}"/>
  </xsl:function>

  <!-- Counts characters; of marks that are open, number and place are kept, the innermost first. -->
  <xsl:function name="fp:spans" as="map(xs:integer, xs:integer+)">
    <xsl:param name="pieces" as="xs:string*"/>
    <xsl:variable name="found" as="map(xs:integer, xs:integer+)*">
      <xsl:iterate select="$pieces">
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
  </xsl:function>

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

  <!-- What is no block of its own. -->
  <xsl:function name="f:passage" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="fp:mark($element) || $text || $fp:end"/>
  </xsl:function>

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
          replace(replace(replace($text, '&#xFDD0;[&#xFDE0;-&#xFDE9;]+&#xFDD1;( ?)&#xFDD2;', '$1'), '((&#xFDD0;[&#xFDE0;-&#xFDE9;]+&#xFDD1;)+) ', ' $1'), ' (&#xFDD2;+)', '$1 ')))
        else $text"/>
  </xsl:function>

  <xsl:function name="fp:mark" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$fp:begin || translate(string($element/accumulator-before('element')), '0123456789', $fp:digits) || $fp:number"/>
  </xsl:function>

  <!-- A stretch without marks that begin, parted at the marks that end. -->
  <xsl:function name="fp:ended" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($text, '&#xFDD2;')"/>
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

  <!-- Begin and end of an element in the reading text, with the parts that go on with it; nothing where it is not read. -->
  <xsl:function name="f:span" as="xs:integer*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="own" as="xs:integer*" select="$f:spans($element/accumulator-before('element'))"/>
    <xsl:sequence select="
        if ($element/@next and exists($own)) then ($own[1], max(f:parts($element) ! $f:spans(accumulator-before('element'))))
        else $own"/>
  </xsl:function>

  <!-- The characters of the reading text between begin and end. -->
  <xsl:function name="f:characters" as="xs:string">
    <xsl:param name="span" as="xs:integer+"/>
    <xsl:sequence select="substring($f:text, $span[1] + 1, $span[2] - $span[1])"/>
  </xsl:function>

</xsl:stylesheet>

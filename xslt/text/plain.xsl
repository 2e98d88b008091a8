<?xml version="1.0" encoding="UTF-8"?>
<!-- What does the book say? The reading text: mends made, words joined, furniture and noise left out, a blank line between blocks. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:plain"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="../common/params.xsl"/>
  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/errors.xsl"/>
  <xsl:include href="../common/functions.xsl"/>
  <xsl:include href="../common/reading.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- Elements that begin and end a line of the reading text. -->
  <xsl:variable name="lines" as="map(xs:string, xs:boolean)" select="map:merge((
      'text', 'group', 'front', 'body', 'back', 'floatingText', 'div', 'div0', 'div1', 'div2', 'div3', 'div4', 'div5', 'div6', 'div7',
      'titlePage', 'docTitle', 'titlePart', 'docEdition', 'docImprint', 'docDate', 'byline', 'head', 'trailer', 'epigraph', 'argument',
      'opener', 'closer', 'postscript', 'salute', 'signed', 'dateline', 'p', 'ab', 'lg', 'l', 'list', 'item', 'label', 'table', 'row', 'cell',
      'sp', 'speaker', 'figure', 'listBibl', 'noteGrp', 'castList', 'castItem') ! map:entry(., true()))"/>

  <!-- Elements to lines of text; what follows another after a blank line is an item of its own. -->
  <xsl:mode name="m:plain" on-no-match="deep-skip" on-multiple-match="use-last" warning-on-multiple-match="yes" use-accumulators="#all"/>

  <xsl:template match="/">
    <xsl:variable name="blocks" as="xs:string*"><xsl:apply-templates select="$texts"/></xsl:variable>
    <xsl:value-of select="string-join($blocks, '&#10;&#10;') || '&#10;'"/>
  </xsl:template>

  <!-- Any element: its blocks one after the other, the text between them as lines. -->
  <xsl:template match="*" as="xs:string*">
    <xsl:for-each-group select="node()" group-adjacent="f:is-line(.)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()"><xsl:apply-templates select="current-group()"/></xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="f:line(current-group())[. ne '']"/>
          <xsl:apply-templates select="current-group()/descendant-or-self::note[not(ancestor::note intersect current-group()/descendant-or-self::note)]"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <!-- What is not read. -->
  <xsl:template match="fw | surplus | ab[@type = ('noise', 'ornament')] | del" as="xs:string*" priority="1"/>

  <!-- Verse: one line each, no blank lines between. -->
  <xsl:template match="lg[l]" as="xs:string*">
    <xsl:apply-templates select="head"/>
    <xsl:sequence select="string-join((l ! f:line(node()))[. ne ''], '&#10;')"/>
    <xsl:apply-templates select="* except (head, l)"/>
  </xsl:template>

  <!-- A list: one line an item, nested lists indented. -->
  <xsl:template match="list" as="xs:string*">
    <xsl:param name="indent" as="xs:string" select="''"/>
    <xsl:apply-templates select="head"/>
    <xsl:sequence select="string-join((item | label) ! f:item(., $indent), '&#10;')[. ne '']"/>
  </xsl:template>

  <!-- A table: cells divided by tabs. -->
  <xsl:template match="table" as="xs:string*">
    <xsl:apply-templates select="head"/>
    <xsl:sequence select="string-join(row ! string-join(cell ! f:line(node()), '&#9;'), '&#10;')"/>
  </xsl:template>

  <!-- A note: its number, then its text. -->
  <xsl:template match="note" as="xs:string*">
    <xsl:variable name="blocks" as="xs:string*"><xsl:next-match/></xsl:variable>
    <xsl:if test="$notes ne 'none' and exists($blocks)">
      <xsl:variable name="number" as="xs:string?" select="(label ! f:line(node()), @n ! ('[' || . || ']'))[1]"/>
      <xsl:variable name="rest" as="xs:string*" select="if (label) then tail($blocks) else $blocks"/>
      <xsl:sequence select="string-join(($number, $rest[1]), ' '), tail($rest)"/>
    </xsl:if>
  </xsl:template>

  <!-- Whether a node begins a line of its own: a block, something that holds one, a note between blocks. -->
  <xsl:function name="f:is-line" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="
        if ($node/self::note) then exists($node/..[f:is-division(.) or self::front or self::body or self::back or self::noteGrp])
        else exists($node/self::*) and (map:contains($lines, local-name($node)) or (some $child in $node/* satisfies f:is-line($child)))"/>
  </xsl:function>

  <!-- Nodes as one line, white space normalised. -->
  <xsl:function name="f:line" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="text" as="text()*"><xsl:apply-templates select="$nodes" mode="m:line"/></xsl:variable>
    <xsl:sequence select="normalize-space(string-join($text))"/>
  </xsl:function>

  <!-- An item as one line, and its nested lists as lines below. -->
  <xsl:function name="f:item" as="xs:string*">
    <xsl:param name="item" as="element()"/>
    <xsl:param name="indent" as="xs:string"/>
    <xsl:sequence select="($indent || f:line($item/node()[not(self::list)]))[normalize-space()]"/>
    <xsl:variable name="nested" as="xs:string*">
      <xsl:apply-templates select="$item/list"><xsl:with-param name="indent" select="$indent || '  '"/></xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="$nested"/>
  </xsl:function>

</xsl:stylesheet>

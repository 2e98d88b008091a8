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
    <xsl:value-of select="f:as-text(f:blocks())"/>
  </xsl:template>

  <!-- The whole text in blocks: the texts, and the notes after them where that is their place. -->
  <xsl:function name="f:blocks" as="xs:string*">
    <xsl:apply-templates select="$texts"/>
    <xsl:if test="$notes eq 'end'">
      <xsl:apply-templates select="$texts//note[not(ancestor::note or ancestor::*[f:holds-only-notes(.)])] | $texts//*[f:holds-only-notes(.)]">
        <xsl:with-param name="at-end" as="xs:boolean" select="true()" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:function>

  <!-- Blocks as a text: a blank line between them, a line end at the end. -->
  <xsl:function name="f:as-text" as="xs:string">
    <xsl:param name="blocks" as="xs:string*"/>
    <xsl:sequence select="string-join($blocks, '&#10;&#10;') || '&#10;'"/>
  </xsl:function>

  <!-- Any element: its blocks one after the other, the text between them as lines. -->
  <xsl:template match="*" as="xs:string*">
    <xsl:for-each-group select="node()" group-adjacent="f:is-line(.)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()"><xsl:apply-templates select="current-group()"/></xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="f:line(current-group())[. ne '']"/>
          <xsl:apply-templates select="f:outermost-notes(current-group())"/>
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
    <xsl:apply-templates select="f:outermost-notes(l), * except (head, l)"/>
  </xsl:template>

  <!-- A list: one line an item, nested lists indented. -->
  <xsl:template match="list" as="xs:string*">
    <xsl:param name="indent" as="xs:string" select="''"/>
    <xsl:apply-templates select="head"/>
    <xsl:sequence select="string-join((item | label) ! f:item(., $indent), '&#10;')[. ne '']"/>
    <xsl:if test="$indent eq ''"><xsl:apply-templates select="f:outermost-notes(item | label)"/></xsl:if>
  </xsl:template>

  <!-- A table: cells divided by tabs. -->
  <xsl:template match="table" as="xs:string*">
    <xsl:apply-templates select="head"/>
    <xsl:sequence select="string-join(row ! string-join(cell ! f:line(node()), '&#9;'), '&#10;')"/>
    <xsl:apply-templates select="f:outermost-notes(row)"/>
  </xsl:template>

  <!-- A note: its number, then its text. -->
  <xsl:template match="note" as="xs:string*">
    <xsl:param name="at-end" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:variable name="blocks" as="xs:string*"><xsl:if test="$notes eq 'place' or $at-end"><xsl:next-match/></xsl:if></xsl:variable>
    <xsl:if test="exists($blocks)">
      <xsl:variable name="number" as="xs:string?" select="(label ! f:line(node()), @n ! ('[' || . || ']'))[1]"/>
      <xsl:variable name="rest" as="xs:string*" select="if (label) then tail($blocks) else $blocks"/>
      <xsl:sequence select="string-join(($number, $rest[1]), ' '), tail($rest)"/>
    </xsl:if>
  </xsl:template>

  <!-- What holds nothing but notes stands where they do. -->
  <xsl:template match="*[note or noteGrp][f:holds-only-notes(.)]" as="xs:string*" priority="6">
    <xsl:param name="at-end" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:if test="$notes eq 'place' or $at-end"><xsl:next-match/></xsl:if>
  </xsl:template>

  <!-- Where notes are left out, so are their calls. -->
  <xsl:template match="ref[@type = 'noteAnchor'][$notes eq 'none'] | note[$notes eq 'none']" mode="m:line" priority="6" as="text()?"/>

  <!-- Whether a division has notes and else only their heading. -->
  <xsl:function name="f:holds-only-notes" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/(note or noteGrp) and f:is-division($element) and empty($element/(* except (note, noteGrp, head, pb, lb, cb, fw, milestone)))"/>
  </xsl:function>

  <!-- The notes within nodes that are not within other notes there. -->
  <xsl:function name="f:outermost-notes" as="element(note)*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="all" as="element(note)*" select="$nodes/descendant-or-self::note"/>
    <xsl:sequence select="$all[not(ancestor::note intersect $all)]"/>
  </xsl:function>

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
    <xsl:variable name="line" as="xs:string" select="f:line($item/node()[not(self::list)])"/>
    <xsl:sequence select="if ($line ne '') then $indent || f:passage($item, $line) else ()"/>
    <xsl:variable name="nested" as="xs:string*">
      <xsl:apply-templates select="$item/list"><xsl:with-param name="indent" select="$indent || '  '"/></xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="$nested"/>
  </xsl:function>

  <!-- The text of an element that is no block of its own; modules that look for places in the text put marks around it. -->
  <xsl:function name="f:passage" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="$text"/>
  </xsl:function>

</xsl:stylesheet>

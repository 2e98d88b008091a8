<?xml version="1.0" encoding="UTF-8"?>
<!-- What do all products need to know about a TEI document, whatever they make of it? Page numbers, divisions, headings,
     evidence; no output vocabulary. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="teiedition:function" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- The outermost texts: one, but for a teiCorpus. -->
  <xsl:variable name="texts" as="element()*" select="//text[not(ancestor::text)]"/>

  <!-- The name of the work, by which its files are called. -->
  <xsl:variable name="work" as="xs:string" select="string((/*/@xml:id, 'document')[1])"/>

  <!-- The title of the work, from the header, else from the title page; may be empty. -->
  <xsl:variable name="work-title" as="xs:string">
    <xsl:variable name="titles" as="element()*"
        select="(/*/teiHeader/fileDesc/titleStmt/title[f:is-main-title(.)])[1], ($texts//titlePart)[1]"/>
    <xsl:sequence select="string(($titles ! f:reading(.))[. ne ''][1])"/>
  </xsl:variable>

  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>
  <xsl:key name="page" match="pb[@n]" use="@n"/>

  <!-- The printed page number in force: of the last pb that has one. -->
  <xsl:accumulator name="page-number" as="xs:string" initial-value="''">
    <xsl:accumulator-rule match="text" select="''"/>
    <xsl:accumulator-rule match="pb" select="string(@n)"/>
  </xsl:accumulator>

  <!-- The elements that name or quote something. -->
  <xsl:variable name="mentions" as="map(xs:string, xs:boolean)" select="map:merge((
      'persName', 'placeName', 'orgName', 'name', 'rs', 'geogName', 'date', 'q', 'quote', 'said', 'soCalled', 'mentioned', 'title')
      ! map:entry(., true()))"/>

  <!-- How many names have begun: numbers the names that have no xml:id, the same for every product. -->
  <xsl:accumulator name="mention" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//*[$mentions(local-name())]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- How many elements have begun. -->
  <xsl:accumulator name="element" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="*" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:function name="f:page-number" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="$node/accumulator-before('page-number')"/>
  </xsl:function>

  <!-- The identifier of an element in every product: its xml:id, else one made from its place among the names,
       else from its place among all elements. -->
  <xsl:function name="f:id" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($element/@xml:id) then string($element/@xml:id)
        else if ($mentions(local-name($element))) then 'name.' || $element/accumulator-before('mention')
        else 'element.' || $element/accumulator-before('element')"/>
  </xsl:function>

  <!-- The element that a pointer within the document leads to; of several pointers the first that leads somewhere. -->
  <xsl:function name="f:target" as="element()?">
    <xsl:param name="pointers" as="attribute()?"/>
    <xsl:sequence select="
        (for $pointer in tokenize($pointers)[starts-with(., '#')] return key('id', substring($pointer, 2), root($pointers)))[1]"/>
  </xsl:function>

  <!-- Whether an element is a division: div, numbered divisions, and the texts of a collection. -->
  <xsl:function name="f:is-division" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node[
        self::div or self::div0 or self::div1 or self::div2 or self::div3 or self::div4 or self::div5 or self::div6 or self::div7
        or self::text[parent::group]])"/>
  </xsl:function>

  <!-- The innermost division around a node. -->
  <xsl:function name="f:division" as="element()?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="$node/ancestor-or-self::*[f:is-division(.)][1]"/>
  </xsl:function>

  <!-- The heading of a division as running text: its heads, else the word for its type, else the empty string. -->
  <xsl:function name="f:title" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="heads" as="xs:string*" select="($element/head ! f:reading(.))[. ne '']"/>
    <xsl:choose>
      <xsl:when test="exists($heads)">{string-join($heads, ' · ')}</xsl:when>
      <xsl:when test="$element/self::text or $element/self::group">
        <xsl:sequence select="string(($element//(titlePart | head) ! f:reading(.))[. ne ''][1])"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="word" as="xs:string" select="f:label('type-' || $element/@type)"/>
        <xsl:sequence select="string-join(($word, $element/@n)[$word ne ''], ' ')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The rules that made an element and its attributes, from @resp; none for elements made by hand. -->
  <xsl:function name="f:evidence" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize($element/@resp)[starts-with(., 'rule:')] ! substring-after(., 'rule:')"/>
  </xsl:function>

  <!-- Items in portions none of which is larger than a limit, unless one item alone is. Items without size begin no portion. -->
  <xsl:function name="f:portions" as="array(item()*)*">
    <xsl:param name="items" as="item()*"/>
    <xsl:param name="size" as="function(item()) as xs:integer"/>
    <xsl:param name="limit" as="xs:integer"/>
    <xsl:variable name="numbers" as="xs:integer*">
      <xsl:iterate select="$items ! $size(.)">
        <xsl:param name="number" as="xs:integer" select="1"/>
        <xsl:param name="filled" as="xs:integer" select="0"/>
        <xsl:variable name="full" as="xs:boolean" select="$filled gt 0 and . gt 0 and $filled + . gt $limit"/>
        <xsl:variable name="own" as="xs:integer" select="if ($full) then $number + 1 else $number"/>
        <xsl:sequence select="$own"/>
        <xsl:next-iteration>
          <xsl:with-param name="number" select="$own"/>
          <xsl:with-param name="filled" select="if ($full) then . else $filled + ."/>
        </xsl:next-iteration>
      </xsl:iterate>
    </xsl:variable>
    <xsl:for-each-group select="$items" group-adjacent="let $position := position() return $numbers[$position]">
      <xsl:sequence select="array{current-group()}"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Whether a title of the header is a main title. -->
  <xsl:function name="f:is-main-title" as="xs:boolean">
    <xsl:param name="title" as="element()"/>
    <xsl:sequence select="not($title/@type = ('sub', 'alt', 'short', 'desc', 'filing')) and $title/normalize-space() ne ''"/>
  </xsl:function>

</xsl:stylesheet>

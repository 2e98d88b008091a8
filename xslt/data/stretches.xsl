<?xml version="1.0" encoding="UTF-8"?>
<!-- Which mentions are around which characters? The reading text in stretches that have the same mentions around them, with labels in IOB2. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:fp="teiedition:private" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="spans.xsl"/>

  <!-- What the mentions are called, by table or element. -->
  <xsl:variable name="f:name-tags" as="map(xs:string, xs:string)" select="map{
      'persons': 'PER', 'places': 'LOC', 'organisations': 'ORG', 'works': 'WORK', 'dates': 'DATE', 'names': 'MISC'}"/>
  <xsl:variable name="f:quotation-tags" as="map(xs:string, xs:string)" select="map{
      'quote': 'QUOTE', 'said': 'SAID', 'q': 'Q', 'soCalled': 'SOCALLED', 'mentioned': 'MENTIONED'}"/>

  <!-- Tags by the number of the element, in two layers. -->
  <xsl:variable name="f:name-layer" as="map(xs:integer, xs:string)" select="map:merge($f:mentions ! (for $tag in $f:name-tags(f:table(.)) return map:entry(accumulator-before('element'), $tag)))"/>
  <xsl:variable name="f:quotation-layer" as="map(xs:integer, xs:string)" select="map:merge($f:mentions ! (for $tag in $f:quotation-tags(local-name()) return map:entry(accumulator-before('element'), $tag)))"/>

  <!-- The mention that ends with an element: itself, or the quotation of which it is the last part. -->
  <xsl:variable name="f:ended" as="map(xs:integer, xs:integer)" select="map:merge(
      $f:mentions ! map:entry(f:parts(.)[map:contains($f:spans, accumulator-before('element'))][last()]/accumulator-before('element'), accumulator-before('element')))"/>

  <!-- Identifiers of blocks by the number of the element. -->
  <xsl:variable name="f:blocks" as="map(xs:integer, xs:string)"
      select="map:merge($texts//(p | ab | head | note | lg | l | item | table | titlePage)[@xml:id] ! map:entry(accumulator-before('element'), string(@xml:id)))"/>

  <!-- Stretches of text with the same mentions around them: text, where it starts, the labels of its tokens and of the first of them,
       whether a block begins with it, and which.
       stack: the numbers of the elements we are in, innermost first; open: the mentions among them, outermost first;
       fresh: those of which there has been no token; begins: whether a block begins. -->
  <xsl:function name="f:stretches" as="map(xs:string, item())*">
    <xsl:iterate select="$f:pieces">
      <xsl:param name="place" as="xs:integer" select="0"/>
      <xsl:param name="stack" as="xs:integer*" select="()"/>
      <xsl:param name="open" as="xs:integer*" select="()"/>
      <xsl:param name="fresh" as="xs:integer*" select="()"/>
      <xsl:param name="begins" as="xs:boolean" select="true()"/>
      <xsl:choose>
        <xsl:when test=". eq $fp:end">
          <xsl:variable name="ended" as="xs:integer?" select="$f:ended($stack[1])"/>
          <xsl:next-iteration>
            <xsl:with-param name="stack" select="tail($stack)"/>
            <xsl:with-param name="open" select="$open[not(. = $ended)]"/>
            <xsl:with-param name="fresh" select="$fresh[not(. = $ended)]"/>
          </xsl:next-iteration>
        </xsl:when>
        <xsl:when test="not(f:is-text(.))">
          <xsl:variable name="number" as="xs:integer" select="f:number(.)"/>
          <xsl:variable name="mention" as="xs:integer?" select="$number[map:contains($f:name-layer, .) or map:contains($f:quotation-layer, .)]"/>
          <xsl:next-iteration>
            <xsl:with-param name="stack" select="$number, $stack"/>
            <xsl:with-param name="open" select="$open, $mention"/>
            <xsl:with-param name="fresh" select="$fresh, $mention"/>
          </xsl:next-iteration>
        </xsl:when>
        <xsl:when test=". eq '&#10;&#10;'">
          <xsl:next-iteration><xsl:with-param name="place" select="$place + 2"/><xsl:with-param name="begins" select="true()"/></xsl:next-iteration>
        </xsl:when>
        <xsl:otherwise>
          <xsl:variable name="inside" as="xs:string" select="f:labels($open, ())"/>
          <xsl:variable name="block" as="xs:string" select="
              if ($begins or contains(., '&#10;&#10;')) then string(($stack ! $f:blocks(.))[1] ! (' id = ' || .)) else ''"/>
          <xsl:iterate select="tokenize(., '&#10;&#10;')">
            <xsl:param name="start" as="xs:integer" select="$place"/>
            <xsl:param name="begins" as="xs:boolean" select="$begins"/>
            <xsl:param name="fresh" as="xs:integer*" select="$fresh"/>
            <xsl:sequence select="map{'text': ., 'start': $start, 'begins': $begins, 'block': $block, 'labels': $inside,
                'first': if (exists($fresh)) then f:labels($open, $fresh) else $inside}"/>
            <xsl:next-iteration>
              <xsl:with-param name="start" select="$start + string-length() + 2"/>
              <xsl:with-param name="begins" select="true()"/>
              <xsl:with-param name="fresh" select="$fresh[normalize-space(current()) eq '']"/>
            </xsl:next-iteration>
          </xsl:iterate>
          <xsl:next-iteration>
            <xsl:with-param name="place" select="$place + string-length()"/>
            <xsl:with-param name="fresh" select="$fresh[normalize-space(current()) eq '']"/>
            <xsl:with-param name="begins" select="false()"/>
          </xsl:next-iteration>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:iterate>
  </xsl:function>

  <!-- The tags of the mentions around a token in IOB2, the outermost first. -->
  <xsl:function name="f:labels" as="xs:string">
    <xsl:param name="open" as="xs:integer*"/>
    <xsl:param name="fresh" as="xs:integer*"/>
    <xsl:sequence select="
        if (empty($open)) then '|NER=O|Quote=O'
        else f:layer('NER', $f:name-layer, $open, $fresh) || f:layer('Quote', $f:quotation-layer, $open, $fresh)"/>
  </xsl:function>

  <!-- Those of one layer; from the second level on with its number. -->
  <xsl:function name="f:layer" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="layer" as="map(xs:integer, xs:string)"/>
    <xsl:param name="open" as="xs:integer*"/>
    <xsl:param name="fresh" as="xs:integer*"/>
    <xsl:variable name="numbers" as="xs:integer*" select="$open[map:contains($layer, .)]"/>
    <xsl:sequence select="
        if (empty($numbers)) then '|' || $key || '=O'
        else string-join($numbers ! ('|' || $key || position()[. gt 1] || '=' || (if (. = $fresh) then 'B-' else 'I-') || $layer(.)))"/>
  </xsl:function>

</xsl:stylesheet>

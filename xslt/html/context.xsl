<?xml version="1.0" encoding="UTF-8"?>
<!-- In which words does a name stand? Its locator and the text on either side, for the registers. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="teiedition:function"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- Where something is, in a few characters: the page of the book, else the number in the paragraph's identifier. -->
  <xsl:function name="f:locator" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="number" as="xs:string" select="f:page-number($node)"/>
    <xsl:variable name="paragraph" as="xs:string?" select="($node/ancestor::*[self::p or self::ab][@xml:id][1], $node/descendant-or-self::p[@xml:id][1])[1]/replace(@xml:id, '^.*?0*(\d+)$', '$1')[matches(., '^\d+$')]"/>
    <xsl:sequence select="if ($number ne '') then f:label('page-short') || ' ' || $number else string-join(('¶', $paragraph), ' ')"/>
  </xsl:function>

  <!-- The block in which a name is read. -->
  <xsl:function name="f:block" as="element()">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="($name/ancestor::*[self::p or self::l or self::head or self::item or self::cell or self::ab or self::note
        or self::bibl or self::byline or self::quote[not(p)] or self::titlePart or self::signed or self::div][1], $name/..)[1]"/>
  </xsl:function>

  <!-- As many text nodes beside a name are looked at for its context. -->
  <xsl:variable name="near" as="xs:integer" select="24"/>

  <!-- The words before a name in its block. -->
  <xsl:function name="f:before" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="block" as="element()" select="f:block($name)"/>
    <xsl:variable name="nodes" as="text()*" select="$block//text()[. &lt;&lt; $name][position() gt last() - $near]"/>
    <xsl:variable name="all" as="xs:string" select="string-join($nodes[f:is-read(., $block)])"/>
    <xsl:variable name="text" as="xs:string" select="f:blanks(substring($all, string-length($all) - 2 * $context))"/>
    <xsl:variable name="tail" as="xs:string" select="substring($text, string-length($text) - $context)"/>
    <xsl:sequence select="if (string-length($text) gt $context) then '… ' || substring-after($tail, ' ') else $text"/>
  </xsl:function>

  <!-- The words after it. -->
  <xsl:function name="f:after" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="block" as="element()" select="f:block($name)"/>
    <xsl:variable name="nodes" as="text()*" select="subsequence($block//text()[. &gt;&gt; $name] except $name//text(), 1, $near)"/>
    <xsl:variable name="text" as="xs:string" select="f:blanks(substring(string-join($nodes[f:is-read(., $block)]), 1, 2 * $context))"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize(substring($text, 1, $context), ' ')"/>
    <xsl:sequence select="if (string-length($text) gt $context) then string-join($words[position() lt last()], ' ') || ' …' else $text"/>
  </xsl:function>

  <!-- White space made single blanks, also at the ends. -->
  <xsl:function name="f:blanks" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="plain" as="xs:string" select="translate($text, '&#9;&#10;&#13;', '   ')"/>
    <xsl:sequence select="if (contains($plain, '  ')) then replace($plain, ' +', ' ') else $plain"/>
  </xsl:function>

  <!-- Whether a text node of a block is read there. -->
  <xsl:function name="f:is-read" as="xs:boolean">
    <xsl:param name="text" as="text()"/>
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="empty($text/ancestor::*[. >> $block][self::fw or self::surplus or self::note or self::ref[@type = 'noteAnchor']
        or self::pc[@force = 'weak'] or self::sic[parent::choice] or self::orig[parent::choice] or self::abbr[parent::choice]])"/>
  </xsl:function>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- Where do pointers lead? TEI chapter 16: links within the work, index locators, links outside. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- Index entries by their words, for see references. -->
  <xsl:key name="index-item" match="div[@type = 'index']//item[term]" use="term[1]/lower-case(f:reading(.))"/>

  <!-- A link from a page to an element: the anchor alone on the same page; of a container without page, its first page. -->
  <xsl:function name="f:link" as="xs:string">
    <xsl:param name="target" as="element()"/>
    <xsl:param name="page" as="xs:string"/>
    <xsl:variable name="there" as="xs:string" select="f:page($target)"/>
    <xsl:variable name="whole" as="xs:boolean" select="$there ne $page and map:contains($page-elements, generate-id($target))"/>
    <xsl:variable name="inner" as="xs:string?" select="
        if (f:is-container($target) and not(map:contains($page-elements, generate-id($target))))
        then ($target/descendant::* ! $first-pages(generate-id()))[1]?href else ()"/>
    <xsl:sequence select="($inner, $there[. ne $page] || ('#' || f:id($target))[not($whole)])[1]"/>
  </xsl:function>

  <!-- A link outside that does no harm, or a relative one; else the empty string. -->
  <xsl:function name="f:safe-link" as="xs:string">
    <xsl:param name="link" as="xs:string?"/>
    <xsl:variable name="clean" as="xs:string" select="normalize-space($link)"/>
    <xsl:sequence select="if (matches($clean, '^(https?|ftp|mailto|doi|urn):', 'i') or ($clean ne '' and not(matches($clean, '^[^/?#]*:')))) then iri-to-uri($clean) else ''"/>
  </xsl:function>

  <!-- Where a ref leads from a page; the empty string where it leads nowhere. -->
  <xsl:function name="f:destination" as="xs:string">
    <xsl:param name="ref" as="element()"/>
    <xsl:param name="page" as="xs:string"/>
    <xsl:variable name="element" as="element()?" select="f:target($ref/@target), f:guessed-target($ref)"/>
    <xsl:choose>
      <xsl:when test="$element[ancestor-or-self::text]"><xsl:sequence select="f:link($element, $page)"/></xsl:when>
      <xsl:when test="$element or starts-with($ref/@target, '#')"><xsl:sequence select="''"/></xsl:when>
      <xsl:otherwise><xsl:sequence select="f:safe-link(tokenize($ref/@target)[1])"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Of an index entry without target: the page with that number, where there is one only; the entry that is meant by `see`. -->
  <xsl:function name="f:guessed-target" as="element()?">
    <xsl:param name="ref" as="element()"/>
    <xsl:if test="not(starts-with($ref/@target, '#'))">
      <xsl:variable name="candidates" as="element()*" select="
          if ($ref/@type = 'page') then key('page', replace($ref/@n, '^(\w+?)(n.*|-.*|–.*)?$', '$1'), root($ref))
          else if ($ref/@type = ('see', 'seeAlso')) then key('index-item', $ref/term[1]/lower-case(f:reading(.)), root($ref)) else ()"/>
      <xsl:sequence select="$candidates[count($candidates) eq 1]"/>
    </xsl:if>
  </xsl:function>

  <xsl:template match="ref | ptr">
    <xsl:param name="page" as="xs:string" tunnel="yes" select="''"/>
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="href" as="xs:string" select="if ($linked) then '' else f:destination(., $page)"/>
    <xsl:element name="{if ($href) then 'a' else 'span'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:if test="$href"><xsl:attribute name="href" select="$href"/></xsl:if>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates><xsl:with-param name="linked" tunnel="yes" select="$linked or $href ne ''"/></xsl:apply-templates>
      <xsl:if test="not(node())">{(f:target(@target) ! f:title(.)[. ne ''], @target)[1]}</xsl:if>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>

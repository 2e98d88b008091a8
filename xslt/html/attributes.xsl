<?xml version="1.0" encoding="UTF-8"?>
<!-- Which HTML attributes does an element get, and is it a block? TEI names become classes, TEI identifiers anchors. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- Elements that become HTML blocks wherever they stand. -->
  <xsl:variable name="blocks" as="map(xs:string, xs:boolean)" select="map:merge((
      'p', 'ab', 'lg', 'list', 'table', 'figure', 'floatingText', 'sp', 'spGrp', 'listBibl', 'listPerson', 'listPlace', 'eg', 'egXML',
      'epigraph', 'argument', 'opener', 'closer', 'postscript', 'castList', 'div', 'trailer', 'docTitle', 'noteGrp', 'listApp', 'entry')
      ! map:entry(., true()))"/>

  <!-- Whether an element becomes an HTML block. -->
  <xsl:function name="f:is-block" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="map:contains($blocks, local-name($element)) or f:is-block-quote($element)"/>
  </xsl:function>

  <!-- Whether an element holds blocks, so that it cannot become an HTML paragraph. Notes that are shown elsewhere do not count. -->
  <xsl:function name="f:holds-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/*) and
        exists($element/*[not(self::note)][f:is-block(.) or f:holds-blocks(.)])"/>
  </xsl:function>

  <!-- Whether a quotation, or cit around one, is displayed. -->
  <xsl:function name="f:is-block-quote" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:choose>
      <xsl:when test="$element[self::quote or self::q or self::said]">
        <xsl:sequence select="tokenize($element/@rend) = ('block', 'blockquote', 'display', 'displayed')
            or exists($element[p or lg or l or ab or list or sp or floatingText or quote[p]])
            or $element[self::quote]/.. ! f:is-flow(.)"/>
      </xsl:when>
      <xsl:when test="$element[self::cit]">
        <xsl:sequence select="f:is-flow($element/..) or exists($element/quote[f:is-block-quote(.)])"/>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="false()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Whether an element holds blocks by its nature, so that a phrase in it must be made a paragraph. -->
  <xsl:function name="f:is-flow" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="f:is-division($element) or exists($element[self::front or self::body or self::back or self::text
        or self::epigraph or self::argument or self::postscript or self::titlePage or self::group or self::floatingText])"/>
  </xsl:function>

  <!-- Whether a heading or a line of a title page is printed in capitals, which want to be set wider and smaller. -->
  <xsl:function name="f:is-in-capitals" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element[self::head or self::titlePart or self::byline or self::docEdition or self::docImprint])
        and string-length(replace($element, '\P{Lu}', '')) gt 3 and not(matches($element, '\p{Ll}'))"/>
  </xsl:function>

  <!-- class, id, language and evidence of the context element. -->
  <xsl:template name="t:attributes">
    <xsl:context-item as="element()" use="required"/>
    <!-- Whether its xml:id becomes the id. -->
    <xsl:param name="id" as="xs:boolean" select="true()"/>
    <!-- Further classes. -->
    <xsl:param name="class" as="xs:string*" select="()"/>
    <xsl:attribute name="class" select="local-name(), $class, tokenize(@rend) ! ('rend-' || .), @type ! translate(normalize-space(), ' ', '-') ! ('type-' || .),
        'in-capitals'[f:is-in-capitals(current())]"/>
    <xsl:if test="$id and @xml:id"><xsl:attribute name="id" select="@xml:id"/></xsl:if>
    <xsl:if test="@xml:lang"><xsl:attribute name="lang" select="@xml:lang"/></xsl:if>
    <xsl:if test="@xml:lang and f:is-right-to-left(@xml:lang) ne f:is-right-to-left(f:html-language())">
      <xsl:attribute name="dir" select="if (f:is-right-to-left(@xml:lang)) then 'rtl' else 'ltr'"/>
    </xsl:if>
    <xsl:if test="@resp[contains(., 'rule:')]"><xsl:attribute name="data-rule" select="f:evidence(.)" separator=" "/></xsl:if>
    <xsl:if test="@cert"><xsl:attribute name="data-cert" select="@cert"/></xsl:if>
  </xsl:template>

  <!-- The same with an id in any case, for elements that registers and data point at. -->
  <xsl:template name="t:attributes-with-id">
    <xsl:context-item as="element()" use="required"/>
    <xsl:call-template name="t:attributes"><xsl:with-param name="id" select="false()"/></xsl:call-template>
    <xsl:attribute name="id" select="f:id(.)"/>
  </xsl:template>

</xsl:stylesheet>

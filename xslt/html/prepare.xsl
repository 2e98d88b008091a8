<?xml version="1.0" encoding="UTF-8"?>
<!-- What must be mended before a text from elsewhere can become pages? Identifiers that stand twice, and blocks that are too heavy
     for a page. TEI to TEI; run before the stylesheets that make pages, and only where it is needed. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:prepare"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="../common/params.xsl"/>
  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/functions.xsl"/>
  <xsl:include href="../common/reading.xsl"/>
  <xsl:include href="weight.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <!-- TEI to TEI of which pages can be made. -->
  <xsl:mode name="m:prepare" on-no-match="shallow-copy" on-multiple-match="use-last" warning-on-multiple-match="yes"/>

  <!-- Identifiers that stood before → the ones that they get. -->
  <xsl:variable name="renamed" as="map(xs:string, xs:string)">
    <xsl:map>
      <xsl:for-each-group select="//*[@xml:id]" group-by="string(@xml:id)">
        <xsl:if test="count(current-group()) gt 1">
          <xsl:message>xml:id {current-grouping-key()} stands {count(current-group())} times; pointers lead to the first</xsl:message>
          <xsl:for-each select="tail(current-group())">
            <xsl:map-entry key="generate-id()" select="@xml:id || '.again' || position()"/>
          </xsl:for-each>
        </xsl:if>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <xsl:template match="*[map:contains($renamed, generate-id())]/@xml:id">
    <xsl:attribute name="xml:id" select="$renamed(generate-id(..))"/>
  </xsl:template>

  <!-- A block that is too heavy: as many of its kind as it takes, one after the other. -->
  <xsl:template match="text//*[not(f:is-division(.) or self::text or self::group or self::front or self::body or self::back)]
      [f:weight(.) gt $page-weight]">
    <xsl:variable name="parts" as="element()*" select="f:parts(.)"/>
    <xsl:message>{name()} {@xml:id} is too heavy for one page{if (count($parts) gt 1) then ' and goes on over several' else ', and cannot be divided'}</xsl:message>
    <xsl:sequence select="$parts"/>
  </xsl:template>

  <!-- An element in parts that are light enough, recursively; the first keeps the identifier. -->
  <xsl:function name="f:parts" as="element()+">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="content" as="node()*" select="$element/node() ! f:pieces(.)"/>
    <xsl:variable name="heading" as="element()*" select="$element/self::table/row[@role = 'label'][not(preceding-sibling::row[not(@role = 'label')])]"/>
    <xsl:variable name="portions" as="array(item()*)*" select="
        if ($element[self::note or self::choice or self::app or self::figure or self::formula]) then [$content]
        else f:portions($content, function($node) { max((f:weight($node), string-length($node))) }, $page-weight idiv 2)"/>
    <xsl:for-each select="if (exists($portions)) then $portions else [()]">
      <xsl:variable name="first" as="xs:boolean" select="position() eq 1"/>
      <xsl:variable name="part" as="node()*" select="?*"/>
      <xsl:for-each select="$element">
        <xsl:copy>
          <xsl:apply-templates select="@*[$first or not(name() = 'xml:id')]" mode="m:prepare"/>
          <xsl:if test="not($first)"><xsl:copy-of select="$heading"/></xsl:if>
          <xsl:sequence select="$part"/>
        </xsl:copy>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:function>

  <!-- A node, in pieces where it is too heavy itself. -->
  <xsl:function name="f:pieces" as="node()*">
    <xsl:param name="node" as="node()"/>
    <xsl:choose>
      <xsl:when test="$node/self::text() and string-length($node) gt $page-weight idiv 4">
        <xsl:for-each select="f:chunks($node)"><xsl:value-of select="."/></xsl:for-each>
      </xsl:when>
      <xsl:when test="$node/self::* and f:weight($node) gt $page-weight idiv 2"><xsl:sequence select="f:parts($node)"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="$node" mode="m:prepare"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A long text cut at blanks. -->
  <xsl:function name="f:chunks" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="size" as="xs:integer" select="$page-weight idiv 8"/>
    <xsl:iterate select="1 to string-length($text) idiv $size + 1">
      <xsl:param name="start" as="xs:integer" select="1"/>
      <xsl:variable name="rest" as="xs:string" select="substring($text, $start, $size)"/>
      <xsl:variable name="cut" as="xs:string" select="if (string-length($rest) lt $size) then $rest else (replace($rest, '\S+$', '')[. ne ''], $rest)[1]"/>
      <xsl:sequence select="$cut[. ne '']"/>
      <xsl:next-iteration><xsl:with-param name="start" select="$start + string-length($cut)"/></xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

</xsl:stylesheet>

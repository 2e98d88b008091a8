<?xml version="1.0" encoding="UTF-8"?>
<!-- What is on a page of the text? The division or its slice, the notes that belong to it, the way on. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- The first page: title page, contents, about this edition. -->
  <xsl:template name="t:index-page">
    <xsl:context-item as="document-node()" use="required"/>
    <xsl:call-template name="t:page">
      <xsl:with-param name="href" select="'index.html'"/>
      <xsl:with-param name="title" select="''"/>
      <xsl:with-param name="content">
        <xsl:call-template name="t:to-source"><xsl:with-param name="href" select="f:source-href('index.html', 1)"/></xsl:call-template>
        <xsl:call-template name="t:to-raw"><xsl:with-param name="href" select="'index.html'"/></xsl:call-template>
        <xsl:call-template name="t:title-page"/>
        <xsl:call-template name="t:contents"/>
        <xsl:call-template name="t:about"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The title page of the book; a plain one from the header where the book has none. -->
  <xsl:template name="t:title-page">
    <xsl:context-item as="document-node()" use="required"/>
    <xsl:variable name="header" as="element()?" select="*/teiHeader/fileDesc/titleStmt"/>
    <header class="title-page">
      <xsl:choose>
        <xsl:when test="$title-pages">
          <xsl:apply-templates select="$title-pages, $title-pages ! f:around(.)" mode="m:html">
            <xsl:with-param name="page" tunnel="yes" select="'index.html'"/>
          </xsl:apply-templates>
        </xsl:when>
        <xsl:otherwise>
          <h1>{f:work-label()}</h1>
          <xsl:for-each select="$header/title[@type = 'sub'][normalize-space()]"><p class="titlePart">{f:reading(.)}</p></xsl:for-each>
          <xsl:for-each select="$header/author[normalize-space()]"><p class="docAuthor">{f:reading(.)}</p></xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
    </header>
  </xsl:template>

  <!-- Loose milestones around a title page whose neighbours cannot take them: there is no division in the front matter. -->
  <xsl:function name="f:around" as="element()*">
    <xsl:param name="title-page" as="element()"/>
    <xsl:if test="empty($title-page/../*[f:is-part(.)]) and not(map:contains($page-elements, generate-id($title-page/..)))">
      <xsl:sequence select="$title-page/../*[f:is-loose(.)] except $title-pages"/>
    </xsl:if>
  </xsl:function>

  <!-- One file for each page of the text. -->
  <xsl:template name="t:text-pages">
    <xsl:context-item as="document-node()" use="required"/>
    <xsl:for-each select="$pages">
      <xsl:variable name="position" as="xs:integer" select="position()"/>
      <xsl:call-template name="t:page">
        <xsl:with-param name="href" select="?href"/>
        <xsl:with-param name="title" select="f:page-title(.)"/>
        <xsl:with-param name="previous" select="($pages[$position - 1], map{'href': 'index.html'})[1]"/>
        <xsl:with-param name="next" select="$pages[$position + 1]"/>
        <xsl:with-param name="element" select="?element"/>
        <xsl:with-param name="page-map" select="."/>
        <xsl:with-param name="content">
          <xsl:call-template name="t:page-content"><xsl:with-param name="page-map" select="."/></xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- The text on a page. -->
  <xsl:template name="t:page-content">
    <xsl:context-item use="optional"/>
    <xsl:param name="page-map" as="map(*)" required="yes"/>
    <xsl:variable name="element" as="element()" select="$page-map?element"/>
    <xsl:variable name="has-head" as="xs:boolean" select="exists($element/head) and $page-map?part eq 1"/>
    <article>
      <xsl:variable name="first-page" as="xs:string" select="substring-before(f:page-range($page-map) || '–', '–')"/>
      <xsl:if test="$first-page"><xsl:attribute name="data-page" select="$first-page"/></xsl:if>
      <xsl:for-each select="$element">
        <xsl:call-template name="t:attributes"><xsl:with-param name="id" select="$page-map?part eq 1"/></xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="t:to-source"><xsl:with-param name="href" select="f:source-href($page-map?href, 1)"/></xsl:call-template>
      <xsl:call-template name="t:to-raw"><xsl:with-param name="href" select="$page-map?href"/></xsl:call-template>
      <xsl:if test="not($has-head)"><h1 class="supplied">{f:page-title($page-map)}</h1></xsl:if>
      <xsl:apply-templates mode="m:html" select="
          f:leading($element)[$page-map?part eq 1], $page-map?nodes, f:trailing($element)[$page-map?part eq $page-map?parts]">
        <xsl:with-param name="page" tunnel="yes" select="$page-map?href"/>
        <xsl:with-param name="level" tunnel="yes" select="1"/>
      </xsl:apply-templates>
      <xsl:call-template name="t:page-notes">
        <xsl:with-param name="nodes" select="f:leading($element), $page-map?nodes"/>
        <xsl:with-param name="page" tunnel="yes" select="$page-map?href"/>
      </xsl:call-template>
      <xsl:call-template name="t:notes-elsewhere">
        <xsl:with-param name="nodes" select="f:leading($element), $page-map?nodes"/>
        <xsl:with-param name="page" tunnel="yes" select="$page-map?href"/>
      </xsl:call-template>
    </article>
    <xsl:if test="$page-map?part eq $page-map?parts">
      <xsl:call-template name="t:subpages"><xsl:with-param name="element" select="$element"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Links to the subdivisions that have pages of their own. -->
  <xsl:template name="t:subpages">
    <xsl:context-item use="optional"/>
    <xsl:param name="element" as="element()" required="yes"/>
    <xsl:variable name="subpages" as="map(*)*" select="$element/* ! $first-pages(generate-id())"/>
    <xsl:if test="exists($subpages)">
      <nav class="subpages" aria-label="{f:label('sections')}">
        <ol><xsl:for-each select="$subpages"><li><a href="{?href}">{f:page-title(.)}</a></li></xsl:for-each></ol>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- The title of a page: that of its division, with the number of the part where there are several. -->
  <xsl:function name="f:page-title" as="xs:string">
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="whole" as="xs:string" select="$page?title"/>
    <xsl:variable name="title" as="xs:string" select="if (string-length($whole) gt 300) then replace(substring($whole, 1, 300), '\s\S*$', ' …') else $whole"/>
    <xsl:sequence select="if ($page?part eq 1) then $title else $title || ' (' || f:label('part') || ' ' || $page?part || ')'"/>
  </xsl:function>

  <!-- The title of a division, never empty. -->
  <xsl:function name="f:part-title" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="generic" as="xs:string" select="
        if ($element/self::front) then f:label('front') else if ($element/self::back) then f:label('back-matter')
        else if ($element/self::body or $element/self::text) then ($work-title[. ne ''], f:label('text'))[1]
        else if ($element/self::titlePage) then f:label('start') else f:label('untitled')"/>
    <xsl:sequence select="((if (f:is-division($element)) then f:title($element) else f:reading-head($element))[. ne ''], $generic)[1]"/>
  </xsl:function>

  <!-- The heading of a front, body or back that has one. -->
  <xsl:function name="f:reading-head" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string-join($element/head ! f:reading(.), ' · ')"/>
  </xsl:function>

</xsl:stylesheet>

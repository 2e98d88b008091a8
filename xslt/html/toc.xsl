<?xml version="1.0" encoding="UTF-8"?>
<!-- What is in the book, and where? The table of contents of the first page and the one beside the text. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- Divisions to entries of a table of contents. -->
  <xsl:mode name="m:toc" on-no-match="deep-skip" on-multiple-match="use-last" warning-on-multiple-match="yes" use-accumulators="#all"/>

  <xsl:template match="text | group | front | body | back" mode="m:toc">
    <xsl:if test="map:contains($page-elements, generate-id()) and not($one-page)">
      <li><a href="{f:page(.)}">{f:part-title(.)}</a></li>
    </xsl:if>
    <xsl:apply-templates select="*" mode="m:toc"/>
  </xsl:template>

  <xsl:template match="div | div0 | div1 | div2 | div3 | div4 | div5 | div6 | div7 | group/text" mode="m:toc" priority="1">
    <xsl:param name="depth" as="xs:integer" select="3"/>
    <xsl:variable name="parts" as="element()*" select="descendant::*[f:is-division(.)][not(ancestor::floatingText)]
        [ancestor::*[f:is-division(.)][1] is current()][f:title(.) ne '']"/>
    <li>
      <a href="{f:link(., '')}">{f:part-title(.)}</a>
      <xsl:variable name="bylines" as="xs:string*" select="(byline//docAuthor, docAuthor)/f:reading(.)"/>
      <xsl:if test="exists($bylines)"><xsl:text> </xsl:text><span class="byline">{string-join($bylines, ', ')}</span></xsl:if>
      <xsl:if test="exists($parts) and $depth gt 1">
        <ol>
          <xsl:apply-templates select="$parts" mode="m:toc"><xsl:with-param name="depth" select="$depth - 1"/></xsl:apply-templates>
        </ol>
      </xsl:if>
    </li>
  </xsl:template>

  <!-- The entries of the table of contents, in portions for pages that are light enough. -->
  <xsl:variable name="contents" as="array(item()*)+">
    <xsl:variable name="entries" as="element()*">
      <xsl:apply-templates select="$texts" mode="m:toc"/>
    </xsl:variable>
    <xsl:variable name="all" as="element()*">
      <xsl:sequence select="$entries"/>
      <xsl:if test="empty($entries)">
        <xsl:for-each select="$pages"><li><a href="{?href}">{f:page-title(.)}</a></li></xsl:for-each>
      </xsl:if>
    </xsl:variable>
    <xsl:variable name="portions" as="array(item()*)*" select="
        f:portions($all, function($entry) { string-length($entry) + 60 * count($entry/descendant-or-self::*) }, $page-weight)"/>
    <xsl:sequence select="if (exists($portions)) then $portions else [()]"/>
  </xsl:variable>

  <!-- The table of contents on the first page, with the registers and the way to its other portions. -->
  <xsl:template name="t:contents">
    <xsl:context-item as="document-node()" use="required"/>
    <nav class="contents" id="_contents" aria-labelledby="_contents-head">
      <h2 id="_contents-head" lang="{$words/@xml:lang}">{f:label('contents')}</h2>
      <ol><xsl:sequence select="$contents[1]?*"/></ol>
      <xsl:call-template name="t:contents-numbers"><xsl:with-param name="number" select="1"/></xsl:call-template>
      <xsl:if test="exists(f:register-names())">
        <h3 lang="{$words/@xml:lang}">{f:label('registers')}</h3>
        <ul>
          <xsl:for-each select="f:register-names()"><li><a href="{.}.html">{f:label(.)}</a></li></xsl:for-each>
        </ul>
      </xsl:if>
    </nav>
  </xsl:template>

  <!-- The portions of the table of contents that are not on the first page. -->
  <xsl:template name="t:contents-pages">
    <xsl:context-item use="optional"/>
    <xsl:for-each select="tail($contents)">
      <xsl:variable name="number" as="xs:integer" select="position() + 1"/>
      <xsl:call-template name="t:page">
        <xsl:with-param name="href" select="f:contents-href($number)"/>
        <xsl:with-param name="title" select="f:label('contents')"/>
        <xsl:with-param name="content">
          <h1 lang="{$words/@xml:lang}">{f:label('contents')}</h1>
          <nav class="contents" aria-label="{f:label('contents')}">
            <ol><xsl:sequence select="?*"/></ol>
            <xsl:call-template name="t:contents-numbers"><xsl:with-param name="number" select="$number"/></xsl:call-template>
          </nav>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- From one portion to the others. -->
  <xsl:template name="t:contents-numbers">
    <xsl:context-item use="optional"/>
    <xsl:param name="number" as="xs:integer" required="yes"/>
    <xsl:if test="count($contents) gt 1">
      <div class="letters">
        <ul>
          <xsl:for-each select="1 to count($contents)">
            <li><a href="{f:contents-href(.)}"><xsl:if test=". eq $number"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>{.}</a></li>
          </xsl:for-each>
        </ul>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:function name="f:contents-href" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="if ($number eq 1) then 'index.html#_contents' else 'contents-' || $number || '.html'"/>
  </xsl:function>

  <!-- The pages of the top divisions. -->
  <xsl:variable name="top-pages" as="map(*)*" select="$pages[?part eq 1][not(?element/ancestor::*[map:contains($page-elements, generate-id())])]"/>

  <!-- Beside the text: the top divisions, and the sections of the one that is open. -->
  <xsl:template name="t:sidebar">
    <xsl:context-item use="optional"/>
    <xsl:param name="href" as="xs:string" required="yes"/>
    <xsl:param name="element" as="element()?" required="yes"/>
    <nav class="sidebar" aria-label="{f:label('contents')}">
      <xsl:call-template name="t:sidebar-pages">
        <xsl:with-param name="listed" select="$top-pages"/>
        <xsl:with-param name="href" select="$href"/>
        <xsl:with-param name="element" select="$element"/>
      </xsl:call-template>
    </nav>
  </xsl:template>

  <!-- Of more pages than these only the ones near the open one are listed. -->
  <xsl:variable name="sidebar-length" as="xs:integer" select="100"/>

  <!-- The places of first pages among those that are listed with them, by generate-id() of their elements. -->
  <xsl:variable name="places" as="map(xs:string, xs:integer)">
    <xsl:map>
      <xsl:for-each-group select="$pages[?part eq 1]" group-by="string(?element/ancestor::*[map:contains($page-elements, generate-id())][1] ! generate-id())">
        <xsl:for-each select="current-group()"><xsl:map-entry key="generate-id(?element)" select="position()"/></xsl:for-each>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <!-- The pages near the one that is or holds an element. -->
  <xsl:function name="f:near" as="map(*)+">
    <xsl:param name="listed" as="map(*)+"/>
    <xsl:param name="element" as="element()?"/>
    <xsl:variable name="open" as="xs:string*" select="($element/ancestor-or-self::* ! generate-id())[map:contains($places, .)]"/>
    <!-- Of the open page and those around it the one that is listed here. -->
    <xsl:variable name="place" as="xs:integer" select="
        (for $id in $open, $place in $places($id) return $place[generate-id($listed[$place]?element) eq $id], 1)[1]"/>
    <xsl:sequence select="subsequence($listed, max((1, $place - $sidebar-length idiv 4)), $sidebar-length idiv 2)"/>
  </xsl:function>

  <!-- Pages as a list; below a page that is open, or holds the open one, the pages and sections within it. -->
  <xsl:template name="t:sidebar-pages">
    <xsl:context-item use="optional"/>
    <xsl:param name="listed" as="map(*)+" required="yes"/>
    <xsl:param name="href" as="xs:string" required="yes"/>
    <xsl:param name="element" as="element()?" required="yes"/>
    <xsl:variable name="near" as="map(*)+" select="if (count($listed) le $sidebar-length) then $listed else f:near($listed, $element)"/>
    <ol>
      <xsl:for-each select="$near">
        <li>
          <a href="{?href}">
            <xsl:if test="?href eq $href"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
            <xsl:text>{f:page-title(.)}</xsl:text>
          </a>
          <xsl:variable name="host" as="element()" select="?element"/>
          <xsl:variable name="within" as="map(*)*" select="
              if ($element/ancestor-or-self::* intersect $host) then $host/* ! $first-pages(generate-id()) else ()"/>
          <xsl:variable name="sections" as="element()*" select="
              if (?href eq $href) then ?nodes/self::*[f:is-division(.)][f:title(.) ne ''] else ()"/>
          <xsl:choose>
            <xsl:when test="exists($within)">
              <xsl:call-template name="t:sidebar-pages">
                <xsl:with-param name="listed" select="$within"/>
                <xsl:with-param name="href" select="$href"/>
                <xsl:with-param name="element" select="$element"/>
              </xsl:call-template>
            </xsl:when>
            <xsl:when test="exists($sections)">
              <ol><xsl:for-each select="$sections"><li><a href="#{f:id(.)}">{f:title(.)}</a></li></xsl:for-each></ol>
            </xsl:when>
          </xsl:choose>
        </li>
      </xsl:for-each>
    </ol>
  </xsl:template>

</xsl:stylesheet>

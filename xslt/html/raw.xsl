<?xml version="1.0" encoding="UTF-8"?>
<!-- How does the book have it? Its pages, each with its image where there is one and with the text as it was read, before
     anything was mended; beside the reading text where the reader wishes. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- Text to strings as the raw text has them, and page breaks to themselves: spoilt readings and furniture in, mends out. -->
  <xsl:mode name="m:raw" on-no-match="shallow-skip" on-multiple-match="use-last" warning-on-multiple-match="yes" use-accumulators="#all"/>

  <xsl:template match="text()" mode="m:raw" as="xs:string"><xsl:sequence select="string()"/></xsl:template>

  <xsl:template match="choice[sic | orig | abbr]/(corr | reg | expan) | supplied" mode="m:raw"/>

  <xsl:template match="pb" mode="m:raw" as="element()"><xsl:sequence select="."/></xsl:template>

  <xsl:template match="lb" mode="m:raw" as="xs:string?">
    <xsl:if test="not(preceding-sibling::node()[1][self::text()][matches(., '\n\s*$')] or following-sibling::node()[1][self::text()][matches(., '^\s*\n')])">
      <xsl:sequence select="'&#10;'"/>
    </xsl:if>
  </xsl:template>

  <!-- A blank line before each block. -->
  <xsl:template match="p | head | lg | list | table | quote[f:is-block-quote(.)] | fw | sp | opener | closer | titlePart | byline | docImprint | cit/bibl" mode="m:raw">
    <xsl:sequence select="'&#10;'"/>
    <xsl:apply-templates mode="m:raw"/>
    <xsl:sequence select="'&#10;'[current()/self::fw]"/>
  </xsl:template>

  <xsl:template match="l | item | row" mode="m:raw">
    <xsl:sequence select="'&#10;'[not(current()/preceding-sibling::node()[1][self::text()][contains(., '&#10;')])]"/>
    <xsl:apply-templates mode="m:raw"/>
  </xsl:template>

  <!-- How many pages of the book have begun. -->
  <xsl:accumulator name="leaf" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//pb" select="$value + 1"/>
  </xsl:accumulator>

  <!-- By what a page of the book is called: its number, else in brackets the count of pages. -->
  <xsl:function name="f:leaf" as="xs:string">
    <xsl:param name="break" as="element()"/>
    <xsl:sequence select="(normalize-space($break/@n)[. ne ''], '[' || $break/accumulator-before('leaf') || ']')[1]"/>
  </xsl:function>

  <!-- The pages of the site to which the book's pages belong. -->
  <xsl:variable name="raw-hosts" as="map(*)*" select="if ($has-raw-pages) then (map{'href': 'index.html', 'nodes': ($title-pages, $title-pages ! f:around(.))}[?nodes/descendant-or-self::pb], $pages) else ()"/>

  <!-- The name of the page that shows the book's pages of another. -->
  <xsl:function name="f:raw-href" as="xs:string">
    <xsl:param name="href" as="xs:string"/>
    <xsl:sequence select="'raw.' || $href"/>
  </xsl:function>

  <!-- One file for each page of the text. -->
  <xsl:template name="t:raw-pages">
    <xsl:context-item use="optional"/>
    <xsl:for-each select="$raw-hosts">
      <xsl:variable name="page" as="map(*)" select="."/>
      <xsl:variable name="title" as="xs:string" select="if (exists(?element)) then f:page-title(.) else f:work-label()"/>
      <xsl:variable name="items" as="item()*">
        <xsl:apply-templates select="?element[$page?part eq 1] ! f:leading(.), ?nodes, ?element[$page?part eq $page?parts] ! f:trailing(.)" mode="m:raw"/>
      </xsl:variable>
      <xsl:call-template name="t:page">
        <xsl:with-param name="href" select="f:raw-href(?href)"/>
        <xsl:with-param name="title" select="f:label('raw-pages') || ': ' || $title"/>
        <xsl:with-param name="kind" select="'raw'"/>
        <xsl:with-param name="content">
          <h1>{$title}</h1>
          <p class="about" lang="{$words/@xml:lang}"><a href="{?href}" target="_top">{f:label('source-text')}</a></p>
          <xsl:for-each-group select="$items" group-starting-with=".[. instance of element()]">
            <xsl:call-template name="t:raw-page"><xsl:with-param name="items" select="current-group()"/></xsl:call-template>
          </xsl:for-each-group>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- One page of the book, or what of it is on this page of the site. -->
  <xsl:template name="t:raw-page">
    <xsl:context-item use="optional"/>
    <xsl:param name="items" as="item()*" required="yes"/>
    <xsl:variable name="break" as="element()?" select="$items[1][. instance of element()]"/>
    <!-- Lines without the indentation of the file; a blank line stays one, however many there are. -->
    <xsl:variable name="lines" as="xs:string*" select="tokenize(string-join($items[. instance of xs:string]), '\n') ! replace(., '^[ \t]+', '')"/>
    <xsl:variable name="text" as="xs:string" select="
        string-join(for $n in 1 to count($lines) return $lines[$n][. ne '' or ($n gt 1 and $n lt count($lines) and $lines[$n - 1] ne '')], '&#10;')"/>
    <xsl:if test="$break or $text ne ''">
      <section>
        <xsl:if test="$break"><xsl:attribute name="id" select="f:id($break)"/></xsl:if>
        <h2 lang="{$words/@xml:lang}">{if ($break) then f:label('page') || ' ' || f:leaf($break) else f:label('continued')}</h2>
        <xsl:for-each select="$break"><xsl:call-template name="t:page-image"/></xsl:for-each>
        <xsl:if test="$text ne ''"><pre lang="{f:html-language()}">{$text}</pre></xsl:if>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The image of a page of the book: shown where it is at hand, linked where it is elsewhere, said to be missing where it ought to be. -->
  <xsl:template name="t:page-image">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="url" as="xs:string" select="f:page-image(.)"/>
    <xsl:if test="$url ne ''">
      <figure>
        <xsl:call-template name="t:picture">
          <xsl:with-param name="url" select="$url"/>
          <xsl:with-param name="words" select="f:label('page') || ' ' || f:leaf(.)"/>
        </xsl:call-template>
      </figure>
    </xsl:if>
  </xsl:template>

  <!-- The address of the image that a page break points to, itself or by a surface; the empty string where it points to none. -->
  <xsl:function name="f:page-image" as="xs:string">
    <xsl:param name="break" as="element()"/>
    <xsl:variable name="target" as="element()?" select="f:target($break/@facs)"/>
    <xsl:sequence select="string(($target/(self::graphic | ancestor-or-self::surface[1]//graphic)[1]/@url,
        tokenize($break/@facs)[not(starts-with(., '#'))])[normalize-space()][1])"/>
  </xsl:function>

  <!-- From a page of the text to the book's. -->
  <xsl:template name="t:to-raw">
    <xsl:context-item use="optional"/>
    <xsl:param name="href" as="xs:string" required="yes"/>
    <xsl:if test="$has-raw-pages and (map:contains($pages-by-href, $href) or $title-pages//pb)">
      <a class="to-raw" href="{f:raw-href($href)}" title="{f:label('raw-pages')}" aria-label="{f:label('raw-pages')}">▥</a>
    </xsl:if>
  </xsl:template>

  <!-- The book's pages beside the text: shown by the style sheet when the reader asks for them. -->
  <xsl:template name="t:raw-frame">
    <xsl:context-item use="optional"/>
    <xsl:param name="href" as="xs:string" required="yes"/>
    <xsl:if test="$has-raw-pages">
      <div class="raw-frame"><iframe src="{f:raw-href($href)}" title="{f:label('raw-pages')}" loading="lazy"></iframe></div>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>

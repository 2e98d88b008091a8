<?xml version="1.0" encoding="UTF-8"?>
<!-- What does the encoding say? The TEI of every page of the text, coloured, on pages beside those of the text; cut anywhere,
     so that no page is heavy. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- XML to its own text: one `b` for each tag, in it an `i` for the attributes, `s` for comments; tags are not nested in each other. -->
  <xsl:mode name="m:source" on-no-match="shallow-skip" on-multiple-match="use-last" warning-on-multiple-match="yes" use-accumulators="#all"/>

  <xsl:template match="*" mode="m:source"><xsl:call-template name="t:source-element"/></xsl:template>

  <!-- What has a page of its own is a link to its source. -->
  <xsl:template match="*[map:contains($page-elements, generate-id())][not(. intersect $title-pages)]" mode="m:source" priority="1">
    <xsl:variable name="page" as="map(*)" select="$first-pages(generate-id())"/>
    <a href="{f:source-href($page?href, 1)}">&lt;{name()}<i>{@xml:id ! f:attribute(.)}</i>&gt; …</a>
  </xsl:template>

  <!-- An element with its tags, or with one of them where it goes on over several pages. -->
  <xsl:template name="t:source-element">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="nodes" as="node()*" select="node()"/>
    <xsl:param name="starts" as="xs:boolean" select="true()"/>
    <xsl:param name="ends" as="xs:boolean" select="exists(node())"/>
    <xsl:if test="$starts">
      <b>
        <xsl:if test="@xml:id or (starts-with(local-name(), 'div') or self::text) and f:is-division(.)"><xsl:attribute name="id" select="f:id(.)"/></xsl:if>
        <xsl:text>&lt;{name()}</xsl:text>
        <xsl:variable name="declared" as="xs:string?" select="namespace-uri()[. ne string(current()/../namespace-uri())] ! (' xmlns=&quot;' || . || '&quot;')"/>
        <xsl:if test="@* or $declared"><i>{string-join(($declared, @* ! f:attribute(.)))}</i></xsl:if>
        <xsl:text>{'/'[empty(current()/node())]}&gt;</xsl:text>
      </b>
    </xsl:if>
    <xsl:apply-templates select="$nodes" mode="m:source"/>
    <xsl:if test="$ends"><b>&lt;/{name()}&gt;</b></xsl:if>
  </xsl:template>

  <xsl:template match="text()" mode="m:source" as="text()"><xsl:value-of select="f:escaped(.)"/></xsl:template>
  <xsl:template match="comment()" mode="m:source"><s>&lt;!--{.}--&gt;</s></xsl:template>
  <xsl:template match="processing-instruction()" mode="m:source"><s>&lt;?{name()} {.}?&gt;</s></xsl:template>

  <!-- An attribute as it is written, with a blank before it. -->
  <xsl:function name="f:attribute" as="xs:string">
    <xsl:param name="attribute" as="attribute()"/>
    <xsl:variable name="value" as="xs:string" select="f:escaped($attribute)"/>
    <xsl:sequence select="' ' || name($attribute) || '=&quot;' || (if (contains($value, '&quot;')) then replace($value, '&quot;', '&amp;quot;') else $value) || '&quot;'"/>
  </xsl:function>

  <!-- Text as it is written. -->
  <xsl:function name="f:escaped" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="if (contains($text, '&amp;') or contains($text, '&lt;')) then replace(replace($text, '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') else $text"/>
  </xsl:function>

  <xsl:variable name="document" as="document-node()" select="/"/>

  <!-- The pages of the source in order: maps with `page` (that of the text; none for the first), `items`, `part`, `href`. -->
  <xsl:variable name="source-pages" as="map(*)*">
    <xsl:for-each select="map{'href': 'index.html'}, $pages">
      <xsl:variable name="page" as="map(*)" select="."/>
      <xsl:variable name="items" as="node()*"><xsl:call-template name="t:source-items"/></xsl:variable>
      <xsl:for-each select="f:portions($items, function($item) { 30 + string-length($item) }, $page-weight)">
        <xsl:sequence select="map{'page': $page, 'items': ?*, 'part': position(), 'href': f:source-href($page?href, position())}"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:variable>

  <!-- The identifiers of divisions → where their source is. -->
  <xsl:variable name="source-places" as="map(xs:string, xs:string)" select="map:merge(
      for $page in $source-pages return $page?items/self::*:b/@id ! map:entry(string(), $page?href || '#' || .), map{'duplicates': 'use-first'})"/>

  <!-- The source of a page of the text, a flat sequence; of the first page that of the whole, in which the others are links. -->
  <xsl:template name="t:source-items" as="node()*">
    <xsl:context-item as="map(*)" use="required"/>
    <xsl:variable name="page" as="map(*)" select="."/>
    <xsl:choose>
      <xsl:when test="empty(?element)"><xsl:apply-templates select="$document" mode="m:source"/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="?element">
          <xsl:call-template name="t:source-element">
            <xsl:with-param name="nodes" select="$page?nodes | *[$page?part eq $page?parts][map:contains($page-elements, generate-id())]"/>
            <xsl:with-param name="starts" select="$page?part eq 1"/>
            <xsl:with-param name="ends" select="$page?part eq $page?parts"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- One file for each page of the source. -->
  <xsl:template name="t:source-pages">
    <xsl:context-item use="optional"/>
    <xsl:for-each select="$source-pages">
      <xsl:variable name="position" as="xs:integer" select="position()"/>
      <xsl:variable name="title" as="xs:string" select="f:source-title(.)"/>
      <xsl:call-template name="t:page">
        <xsl:with-param name="href" select="?href"/>
        <xsl:with-param name="title" select="$title"/>
        <xsl:with-param name="kind" select="'source'"/>
        <xsl:with-param name="previous" select="$source-pages[$position - 1] ! map{'href': ?href, 'title': f:source-title(.)}"/>
        <xsl:with-param name="next" select="$source-pages[$position + 1] ! map{'href': ?href, 'title': f:source-title(.)}"/>
        <xsl:with-param name="content">
          <h1>{$title}</h1>
          <p class="about" lang="{$words/@xml:lang}"><a href="{?page?href}">{f:label('source-text')}</a></p>
          <pre class="tei" tabindex="0" role="region" aria-label="{$title}" lang="{f:html-language()}"><code><xsl:sequence select="?items"/></code></pre>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:function name="f:source-title" as="xs:string">
    <xsl:param name="source-page" as="map(*)"/>
    <xsl:variable name="page" as="map(*)" select="$source-page?page"/>
    <xsl:sequence select="'TEI: ' || (if (exists($page?element)) then f:page-title($page) else f:work-label())
        || (' (' || $source-page?part || ')')[$source-page?part gt 1]"/>
  </xsl:function>

  <!-- From a page or division of the text to its source. -->
  <xsl:template name="t:to-source">
    <xsl:context-item use="optional"/>
    <xsl:param name="href" as="xs:string?" select="$source-places(f:id(.))"/>
    <xsl:if test="$href"><a class="to-source" href="{$href}" title="{f:label('source-tei')}" aria-label="{f:label('source-tei')}">&lt;/&gt;</a></xsl:if>
  </xsl:template>

  <!-- The name of a page of the source. -->
  <xsl:function name="f:source-href" as="xs:string">
    <xsl:param name="href" as="xs:string"/>
    <xsl:param name="part" as="xs:integer"/>
    <xsl:sequence select="'source' || ('-' || $part)[$part gt 1] || '.' || $href"/>
  </xsl:function>

</xsl:stylesheet>

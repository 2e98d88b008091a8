<?xml version="1.0" encoding="UTF-8"?>
<!-- What surrounds the text on every page? Head, skip link, navigation, main, footer. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- A page of the site, written to its file. -->
  <xsl:template name="t:page">
    <xsl:context-item use="optional"/>
    <xsl:param name="href" as="xs:string" required="yes"/>
    <xsl:param name="title" as="xs:string" required="yes"/>
    <xsl:param name="content" as="node()*" required="yes"/>
    <xsl:param name="previous" as="map(*)?" select="()"/>
    <xsl:param name="next" as="map(*)?" select="()"/>
    <xsl:param name="element" as="element()?" select="()"/>
    <!-- What the page is: start, reading, register, source, raw; the last has no header, since it stands in a frame. -->
    <xsl:param name="kind" as="xs:string" select="if ($href eq 'index.html') then 'start' else if (exists($element)) then 'reading' else 'register'"/>
    <!-- The page of the text that this is, if it is one. -->
    <xsl:param name="page-map" as="map(*)?" select="()"/>
    <xsl:result-document href="{$href}" format="page">
      <html lang="{f:html-language()}">
        <xsl:if test="f:is-right-to-left(f:html-language())"><xsl:attribute name="dir" select="'rtl'"/></xsl:if>
        <xsl:call-template name="t:head">
          <xsl:with-param name="title" select="$title"/>
          <xsl:with-param name="previous" select="$previous?href"/>
          <xsl:with-param name="next" select="$next?href"/>
          <xsl:with-param name="cited" select="$href eq 'index.html' or exists($page-map)"/>
          <xsl:with-param name="page-map" select="$page-map"/>
        </xsl:call-template>
        <body class="{$kind}">
          <a class="skip" href="#_text" lang="{$words/@xml:lang}">{f:label('skip')}</a>
          <xsl:if test="$kind ne 'raw'">
            <xsl:call-template name="t:page-header">
              <xsl:with-param name="href" select="$href"/>
              <xsl:with-param name="element" select="$element"/>
              <xsl:with-param name="title" select="$title"/>
            </xsl:call-template>
          </xsl:if>
          <div class="columns">
            <xsl:if test="$kind = ('reading', 'register') and exists($pages)">
              <xsl:call-template name="t:sidebar">
                <xsl:with-param name="href" select="$href"/>
                <xsl:with-param name="element" select="$element"/>
              </xsl:call-template>
            </xsl:if>
            <main id="_text" tabindex="-1">
              <xsl:sequence select="$content"/>
              <xsl:if test="$href eq 'index.html' or exists($page-map)">
                <xsl:call-template name="t:cite"><xsl:with-param name="page" select="$page-map"/></xsl:call-template>
              </xsl:if>
            </main>
            <xsl:if test="exists($page-map)"><xsl:call-template name="t:raw-frame"><xsl:with-param name="href" select="$href"/></xsl:call-template></xsl:if>
          </div>
          <xsl:call-template name="t:paging">
            <xsl:with-param name="previous" select="$previous"/>
            <xsl:with-param name="next" select="$next"/>
          </xsl:call-template>
          <xsl:call-template name="t:page-footer"/>
          <xsl:call-template name="t:hook-body-end"/>
        </body>
      </html>
    </xsl:result-document>
  </xsl:template>

  <!-- The head of a page: title, authors, licence, style sheets. -->
  <xsl:template name="t:head">
    <xsl:context-item use="optional"/>
    <xsl:param name="title" as="xs:string" required="yes"/>
    <xsl:param name="previous" as="xs:string?" required="yes"/>
    <xsl:param name="next" as="xs:string?" required="yes"/>
    <!-- Whether the page is one that is cited: of the text, or the first. -->
    <xsl:param name="cited" as="xs:boolean" select="false()"/>
    <xsl:param name="page-map" as="map(*)?" select="()"/>
    <head>
      <meta charset="utf-8"/>
      <title>{string-join(($title[. ne ''], f:work-label()), ' — ')}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="generator" content="{$generator}"/>
      <link rel="icon" href="data:,"/>
      <xsl:for-each select="$authors"><meta name="author" content="{.}"/></xsl:for-each>
      <xsl:if test="$licence-uri"><link rel="license" href="{$licence-uri}"/></xsl:if>
      <xsl:if test="$previous"><link rel="prev" href="{$previous}"/></xsl:if>
      <xsl:if test="$next"><link rel="next" href="{$next}"/></xsl:if>
      <xsl:if test="$tei-file"><link rel="alternate" type="application/tei+xml" href="{f:file-link($tei-file)}"/></xsl:if>
      <xsl:for-each select="$css"><link rel="stylesheet" href="{.}"/></xsl:for-each>
      <xsl:if test="$cited"><xsl:call-template name="t:metadata"><xsl:with-param name="page" select="$page-map"/></xsl:call-template></xsl:if>
      <xsl:call-template name="t:scripts"/>
      <xsl:call-template name="t:hook-head"/>
    </head>
  </xsl:template>

  <!-- Above the text: the work, the way to where we are, the registers. -->
  <xsl:template name="t:page-header">
    <xsl:context-item use="optional"/>
    <xsl:param name="href" as="xs:string" required="yes"/>
    <xsl:param name="element" as="element()?" required="yes"/>
    <xsl:param name="title" as="xs:string" required="yes"/>
    <header class="site">
      <nav class="breadcrumbs" aria-label="{f:label('breadcrumbs')}">
        <ol>
          <xsl:if test="$site-index"><li><a href="{$site-index}">{f:label('works')}</a></li></xsl:if>
          <li>
            <a href="index.html">
              <xsl:if test="$href eq 'index.html'"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
              <xsl:text>{f:work-label()}</xsl:text>
            </a>
          </li>
          <xsl:for-each select="$element/ancestor::* ! $first-pages(generate-id())">
            <li><a href="{?href}">{f:page-title(.)}</a></li>
          </xsl:for-each>
          <xsl:if test="$title"><li aria-current="page">{$title}</li></xsl:if>
        </ol>
      </nav>
      <nav class="tools" aria-label="{f:label('tools')}" lang="{$words/@xml:lang}">
        <ul>
          <li><a href="index.html#_contents">{f:label('contents')}</a></li>
          <li>
            <a href="search.html">
              <xsl:if test="$href eq 'search.html'"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
              <xsl:text>{f:label('search')}</xsl:text>
            </a>
          </li>
          <xsl:for-each select="f:register-names()">
            <li>
              <a href="{.}.html">
                <xsl:if test="$href eq . || '.html'"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
                <xsl:text>{f:label(.)}</xsl:text>
              </a>
            </li>
          </xsl:for-each>
        </ul>
        <xsl:call-template name="t:settings"/>
      </nav>
    </header>
  </xsl:template>

  <!-- Before and after. -->
  <xsl:template name="t:paging">
    <xsl:context-item use="optional"/>
    <xsl:param name="previous" as="map(*)?" required="yes"/>
    <xsl:param name="next" as="map(*)?" required="yes"/>
    <xsl:if test="exists(($previous, $next))">
      <nav class="paging" aria-label="{f:label('paging')}">
        <xsl:if test="exists($previous)">
          <a rel="prev" href="{$previous?href}"><small lang="{$words/@xml:lang}">← {f:label('previous')}</small>
            <span>{f:paging-title($previous)}</span></a>
        </xsl:if>
        <xsl:if test="exists($next)">
          <a rel="next" href="{$next?href}"><small lang="{$words/@xml:lang}">{f:label('next')} →</small>
            <span>{f:paging-title($next)}</span></a>
        </xsl:if>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:function name="f:paging-title" as="xs:string">
    <xsl:param name="page" as="map(*)"/>
    <xsl:sequence select="if (exists($page?nodes)) then f:page-title($page) else ($page?title, f:label('start'))[1]"/>
  </xsl:function>

  <!-- Below: title, licence, TEI. -->
  <xsl:template name="t:page-footer">
    <xsl:context-item use="optional"/>
    <footer class="site" lang="{$words/@xml:lang}">
      <p>
        <cite>{f:work-label()}</cite>
        <xsl:if test="$licence-text">
          <xsl:text> · {f:label('licence')}: </xsl:text>
          <xsl:choose>
            <xsl:when test="$licence-uri"><a rel="license" href="{$licence-uri}">{$licence-text}</a></xsl:when>
            <xsl:otherwise>{$licence-text}</xsl:otherwise>
          </xsl:choose>
        </xsl:if>
        <xsl:if test="$tei-file"><xsl:text> · </xsl:text><a href="{f:file-link($tei-file)}" type="application/tei+xml">{f:label('tei')}</a></xsl:if>
      </p>
      <p class="made">{f:label('made')}</p>
      <xsl:call-template name="t:hook-footer"/>
    </footer>
  </xsl:template>

  <!-- The title of the work, never empty. -->
  <xsl:function name="f:work-label" as="xs:string">
    <xsl:sequence select="($work-title[. ne ''], $work)[1]"/>
  </xsl:function>

  <!-- The language of the text, else that of the generated words. -->
  <xsl:function name="f:html-language" as="xs:string">
    <xsl:sequence select="string(($document-language, $words/@xml:lang)[1])"/>
  </xsl:function>

  <!-- Whether a language is written from right to left: by its script, else by its usual one. -->
  <xsl:function name="f:is-right-to-left" as="xs:boolean">
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="tags" as="xs:string*" select="tokenize(lower-case($language), '-')"/>
    <xsl:sequence select="if ($tags = 'latn') then false()
        else $tags = ('arab', 'hebr', 'syrc', 'thaa', 'nkoo') or $tags[1] = ('ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'nqo', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi')"/>
  </xsl:function>

  <!-- A file name as a link. -->
  <xsl:function name="f:file-link" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="encode-for-uri($name)"/>
  </xsl:function>

</xsl:stylesheet>

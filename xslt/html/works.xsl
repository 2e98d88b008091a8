<?xml version="1.0" encoding="UTF-8"?>
<!-- Which works are in this edition? The page that lists them, from a teiCorpus of their headers. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:works"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="../common/params.xsl"/>
  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/errors.xsl"/>
  <xsl:include href="../common/functions.xsl"/>
  <xsl:include href="../common/reading.xsl"/>
  <xsl:include href="settings.xsl"/>
  <xsl:include href="scripts.xsl"/>
  <xsl:include href="search.xsl"/>
  <xsl:include href="hooks.xsl"/>

  <xsl:output method="html" version="5" encoding="UTF-8" indent="no" include-content-type="no"/>
  <xsl:output name="page" method="html" version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <!-- The list of works: from the teiCorpus to the page. -->
  <xsl:mode name="m:works" on-no-match="deep-skip" on-multiple-match="use-last" warning-on-multiple-match="yes"/>

  <xsl:template match="/">
    <xsl:call-template name="t:page">
      <xsl:with-param name="href" select="'index.html'"/>
      <xsl:with-param name="title" select="f:label('works')"/>
      <xsl:with-param name="content">
        <header class="title-page"><h1>{f:label('works')}</h1></header>
        <ul class="works"><xsl:apply-templates select="*/TEI"/></ul>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="t:page">
      <xsl:with-param name="href" select="'search.html'"/>
      <xsl:with-param name="title" select="f:label('search')"/>
      <xsl:with-param name="content">
        <xsl:call-template name="t:search-form">
          <xsl:with-param name="works" select="'works.js'"/>
          <xsl:with-param name="own" select="''"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="t:script-data">
      <xsl:with-param name="name" select="'works'"/>
      <xsl:with-param name="data" select="array{*/TEI ! array{string(@xml:id), f:title-of-work(.)}}"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A page about all works. -->
  <xsl:template name="t:page">
    <xsl:context-item use="optional"/>
    <xsl:param name="href" as="xs:string" required="yes"/>
    <xsl:param name="title" as="xs:string" required="yes"/>
    <xsl:param name="content" as="node()*" required="yes"/>
    <xsl:result-document href="{$href}" format="page">
      <html lang="{$words/@xml:lang}">
        <head>
          <meta charset="utf-8"/>
          <title>{$title}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1"/>
          <meta name="generator" content="{$generator}"/>
          <link rel="icon" href="data:,"/>
          <xsl:for-each select="$css"><link rel="stylesheet" href="{.}"/></xsl:for-each>
          <xsl:call-template name="t:scripts"/>
          <xsl:call-template name="t:hook-head"/>
        </head>
        <body class="start">
          <a class="skip" href="#_text">{f:label('skip')}</a>
          <header class="site">
            <nav class="breadcrumbs" aria-label="{f:label('breadcrumbs')}"><ol><li><a href="index.html">{f:label('works')}</a></li></ol></nav>
            <nav class="tools" aria-label="{f:label('tools')}">
              <ul><li><a href="search.html">{f:label('search')}</a></li></ul>
              <xsl:call-template name="t:settings"/>
            </nav>
          </header>
          <div class="columns"><main id="_text" tabindex="-1"><xsl:sequence select="$content"/></main></div>
          <footer class="site"><p class="made">{f:label('made')}</p><xsl:call-template name="t:hook-footer"/></footer>
          <xsl:call-template name="t:hook-body-end"/>
        </body>
      </html>
    </xsl:result-document>
  </xsl:template>

  <!-- The title of a work, else its name. -->
  <xsl:function name="f:title-of-work" as="xs:string">
    <xsl:param name="work" as="element()"/>
    <xsl:sequence select="($work/teiHeader/fileDesc/titleStmt/title[f:is-main-title(.)][1] ! f:reading(.), string($work/@xml:id))[1]"/>
  </xsl:function>

  <!-- One work: its title, authors, date. -->
  <xsl:template match="TEI">
    <xsl:variable name="statement" as="element()?" select="teiHeader/fileDesc/titleStmt"/>
    <li>
      <h2>
        <xsl:if test="@xml:lang"><xsl:attribute name="lang" select="@xml:lang"/></xsl:if>
        <a href="{encode-for-uri(@xml:id)}/index.html">{f:title-of-work(.)}</a>
      </h2>
      <xsl:for-each select="$statement/title[@type = 'sub'][normalize-space()]"><p>{f:reading(.)}</p></xsl:for-each>
      <xsl:variable name="who" as="xs:string*" select="(($statement/author, $statement/editor) ! f:reading(.))[. ne '']"/>
      <xsl:if test="exists($who)"><p>{string-join($who, ', ')}</p></xsl:if>
    </li>
  </xsl:template>

</xsl:stylesheet>

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
  <xsl:include href="hooks.xsl"/>

  <xsl:output method="html" version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <!-- The list of works: from the teiCorpus to the page. -->
  <xsl:mode name="m:works" on-no-match="deep-skip" on-multiple-match="use-last" warning-on-multiple-match="yes"/>

  <xsl:template match="/">
    <html lang="{$words/@xml:lang}">
      <head>
        <meta charset="utf-8"/>
        <title>{f:label('works')}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="generator" content="{$generator}"/>
        <xsl:for-each select="$css"><link rel="stylesheet" href="{.}"/></xsl:for-each>
        <xsl:call-template name="t:hook-head"/>
      </head>
      <body class="start">
        <div class="columns">
          <main id="_text">
            <header class="title-page"><h1>{f:label('works')}</h1></header>
            <ul class="works"><xsl:apply-templates select="*/TEI"/></ul>
          </main>
        </div>
        <footer class="site"><p class="made">{f:label('made')}</p><xsl:call-template name="t:hook-footer"/></footer>
        <xsl:call-template name="t:hook-body-end"/>
      </body>
    </html>
  </xsl:template>

  <!-- One work: its title, authors, date. -->
  <xsl:template match="TEI">
    <xsl:variable name="statement" as="element()?" select="teiHeader/fileDesc/titleStmt"/>
    <xsl:variable name="title" as="xs:string*" select="($statement/title[f:is-main-title(.)][1] ! f:reading(.), string(@xml:id))"/>
    <li>
      <h2>
        <xsl:if test="@xml:lang"><xsl:attribute name="lang" select="@xml:lang"/></xsl:if>
        <a href="{encode-for-uri(@xml:id)}/index.html">{$title[1]}</a>
      </h2>
      <xsl:for-each select="$statement/title[@type = 'sub'][normalize-space()]"><p>{f:reading(.)}</p></xsl:for-each>
      <xsl:variable name="who" as="xs:string*" select="(($statement/author, $statement/editor) ! f:reading(.))[. ne '']"/>
      <xsl:if test="exists($who)"><p>{string-join($who, ', ')}</p></xsl:if>
    </li>
  </xsl:template>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- How is the same text read on an e-reader? The pages of the reading edition as EPUB 3.3: other frames around the same
     content, with package, navigation, page list. The files are packed by the program; this entry makes them all. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:edition"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="../html/edition.xsl"/>
  <xsl:include href="package.xsl"/>
  <xsl:include href="navigation.xsl"/>

  <xsl:output name="page" method="xhtml" version="1.0" html-version="5" encoding="UTF-8" indent="no" include-content-type="no" omit-xml-declaration="no"/>
  <xsl:output name="xml" method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:template match="/" mode="m:edition">
    <xsl:call-template name="t:index-page"/>
    <xsl:call-template name="t:text-pages"/>
    <xsl:call-template name="t:register-pages"/>
    <xsl:call-template name="t:navigation"/>
    <xsl:call-template name="t:package"/>
  </xsl:template>

  <!-- The first page: title page and about this edition; the contents are in the navigation. -->
  <xsl:template name="t:index-page">
    <xsl:context-item as="document-node()" use="required"/>
    <xsl:call-template name="t:page">
      <xsl:with-param name="href" select="'index.html'"/>
      <xsl:with-param name="title" select="''"/>
      <xsl:with-param name="content"><xsl:call-template name="t:title-page"/><xsl:call-template name="t:about"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A page: the content alone. -->
  <xsl:template name="t:page">
    <xsl:context-item use="optional"/>
    <xsl:param name="href" as="xs:string" required="yes"/>
    <xsl:param name="title" as="xs:string" required="yes"/>
    <xsl:param name="content" as="node()*" required="yes"/>
    <xsl:param name="previous" as="map(*)?" select="()"/>
    <xsl:param name="next" as="map(*)?" select="()"/>
    <xsl:param name="element" as="element()?" select="()"/>
    <xsl:param name="kind" as="xs:string" select="''"/>
    <xsl:param name="page-map" as="map(*)?" select="()"/>
    <xsl:result-document href="{$href}" format="page">
      <html lang="{f:html-language()}" xml:lang="{f:html-language()}">
        <xsl:if test="f:is-right-to-left(f:html-language())"><xsl:attribute name="dir" select="'rtl'"/></xsl:if>
        <head>
          <title>{($title[. ne ''], f:work-label())[1]}</title>
          <xsl:for-each select="$css"><link rel="stylesheet" type="text/css" href="{.}"/></xsl:for-each>
        </head>
        <body>
          <xsl:if test="exists($element)"><xsl:attribute name="epub:type" select="f:matter($element)"/></xsl:if>
          <main><xsl:apply-templates select="$content" mode="m:epub"/></main>
        </body>
      </html>
    </xsl:result-document>
  </xsl:template>

  <!-- Front matter, body or back matter. -->
  <xsl:function name="f:matter" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if ($element/ancestor-or-self::front) then 'frontmatter' else if ($element/ancestor-or-self::back) then 'backmatter' else 'bodymatter'"/>
  </xsl:function>

  <!-- There is no source in the book, and so no way to it. -->
  <xsl:template name="t:to-source">
    <xsl:context-item use="optional"/>
    <xsl:param name="href" as="xs:string?" select="()"/>
  </xsl:template>

  <!-- Nor are there pages of the printed book. -->
  <xsl:variable name="has-raw-pages" as="xs:boolean" select="false()"/>

  <xsl:template mode="m:epub" match="*:a[@class = 'to-page']" priority="2"/>

  <!-- There are no scripts, and so no data for them. -->
  <xsl:template name="t:script-data">
    <xsl:context-item use="optional"/>
    <xsl:param name="name" as="xs:string" required="yes"/>
    <xsl:param name="key" as="xs:string" select="$name"/>
    <xsl:param name="data" as="item()" required="yes"/>
  </xsl:template>

  <!-- HTML to what e-readers know: notes that pop up, pages of the book; what is out of sight is left out. -->
  <xsl:mode name="m:epub" on-no-match="shallow-copy" on-multiple-match="use-last" warning-on-multiple-match="yes"/>

  <xsl:template mode="m:epub" match="*[@hidden]" priority="3"/>

  <xsl:template mode="m:epub" match="@lang">
    <xsl:sequence select="."/>
    <xsl:attribute name="xml:lang" select="."/>
  </xsl:template>

  <xsl:template mode="m:epub" match="*:a[@role = 'doc-noteref']">
    <a epub:type="noteref"><xsl:apply-templates select="@* | node()" mode="#current"/></a>
  </xsl:template>

  <xsl:template mode="m:epub" match="*:div[tokenize(@class) = 'note']">
    <aside epub:type="footnote" role="doc-footnote"><xsl:apply-templates select="@* except @role | node()" mode="#current"/></aside>
  </xsl:template>

  <xsl:template mode="m:epub" match="*:span[@role = 'doc-pagebreak']">
    <span epub:type="pagebreak" aria-label="{@data-n}"><xsl:apply-templates select="@*" mode="#current"/></span>
  </xsl:template>

  <!-- A page without a number is in no list of pages. -->
  <xsl:template mode="m:epub" match="*:span[@role = 'doc-pagebreak'][not(@data-n)]">
    <span><xsl:apply-templates select="@* except @role" mode="#current"/></span>
  </xsl:template>

  <!-- Links to what is not in the book. -->
  <xsl:template mode="m:epub" match="*:a[@href[not(matches(., '^(#|https?:|mailto:)') or tokenize(., '#')[1] = $files)]]" priority="1">
    <span><xsl:apply-templates select="@* except (@href, @type, @rel) | node()" mode="#current"/></span>
  </xsl:template>

  <!-- The files with text, in the order in which they are read. -->
  <xsl:variable name="files" as="xs:string+" select="'index.html', $pages?href, distinct-values($entries?href)"/>

</xsl:stylesheet>

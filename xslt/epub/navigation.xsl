<?xml version="1.0" encoding="UTF-8"?>
<!-- How does a reader get about in the book? Contents, pages of the printed book, landmarks. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- Page breaks that can be reached: with a number and an anchor. -->
  <xsl:variable name="page-breaks" as="element()*" select="$texts//pb[normalize-space(@n)][@xml:id]"/>

  <!-- The navigation document. -->
  <xsl:template name="t:navigation">
    <xsl:context-item as="document-node()" use="required"/>
    <xsl:variable name="entries-of-text" as="element()*"><xsl:apply-templates select="$texts" mode="m:toc"/></xsl:variable>
    <xsl:result-document href="nav.xhtml" format="page">
      <html lang="{$words/@xml:lang}" xml:lang="{$words/@xml:lang}">
        <head><title>{f:label('contents')}</title></head>
        <body>
          <nav epub:type="toc" role="doc-toc" id="toc">
            <h1>{f:label('contents')}</h1>
            <ol>
              <li><a href="index.html">{f:label('start')}</a></li>
              <xsl:apply-templates select="$entries-of-text" mode="m:nav"/>
              <xsl:if test="empty($entries-of-text)"><xsl:for-each select="$pages"><li><a href="{?href}">{f:page-title(.)}</a></li></xsl:for-each></xsl:if>
              <xsl:for-each-group select="$entries" group-by="?register"><li><a href="{?href}">{f:label(?register)}</a></li></xsl:for-each-group>
            </ol>
          </nav>
          <xsl:if test="exists($page-breaks)">
            <nav epub:type="page-list" role="doc-pagelist" hidden="hidden">
              <h2>{f:label('page')}</h2>
              <ol><xsl:for-each select="$page-breaks"><li><a href="{f:page(.)}#{f:id(.)}">{@n}</a></li></xsl:for-each></ol>
            </nav>
          </xsl:if>
          <nav epub:type="landmarks" hidden="hidden">
            <h2>{f:label('breadcrumbs')}</h2>
            <ol>
              <li><a epub:type="titlepage" href="index.html">{f:label('start')}</a></li>
              <li><a epub:type="toc" href="nav.xhtml#toc">{f:label('contents')}</a></li>
              <xsl:for-each select="$pages[f:matter(?element) eq 'bodymatter'][1]"><li><a epub:type="bodymatter" href="{?href}">{f:label('text')}</a></li></xsl:for-each>
              <xsl:for-each select="$pages[?element/@type = 'index'][1]"><li><a epub:type="index" href="{?href}">{f:label('type-index')}</a></li></xsl:for-each>
            </ol>
          </nav>
        </body>
      </html>
    </xsl:result-document>
  </xsl:template>

  <!-- The table of contents of the site to one of links and nothing else. -->
  <xsl:mode name="m:nav" on-no-match="shallow-copy" on-multiple-match="use-last" warning-on-multiple-match="yes"/>

  <xsl:template mode="m:nav" match="*:span | *:li/text()"/>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- Where does a reader ask? The form of the search page; search.js answers from the index. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- The search page of a work. -->
  <xsl:template name="t:search-page">
    <xsl:context-item use="optional"/>
    <xsl:call-template name="t:page">
      <xsl:with-param name="href" select="'search.html'"/>
      <xsl:with-param name="title" select="f:label('search')"/>
      <xsl:with-param name="content">
        <xsl:call-template name="t:search-form">
          <xsl:with-param name="works" select="if ($site-index) then replace($site-index, '[^/]+$', '') || 'works.js' else ''"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The form, the place for the answers, and what to say where there is no JavaScript. -->
  <xsl:template name="t:search-form">
    <xsl:context-item use="optional"/>
    <!-- The file that lists the works; empty: there is one work only. -->
    <xsl:param name="works" as="xs:string" required="yes"/>
    <!-- The work that is searched unless the reader wishes otherwise; empty: all of them. -->
    <xsl:param name="own" as="xs:string" select="$work"/>
    <div lang="{$words/@xml:lang}">
      <h1>{f:label('search')}</h1>
      <noscript><p>{f:label('search-script')}</p></noscript>
      <form class="search" role="search" data-own="{$own}" data-works="{$works}">
        <p>
          <label for="_q">{f:label('search-words')}</label>
          <input type="search" id="_q" name="q" autocomplete="off" aria-describedby="_hint"/>
          <button>{f:label('search')}</button>
        </p>
        <p class="filters">
          <xsl:if test="$works"><xsl:call-template name="t:filter"><xsl:with-param name="name" select="'work'"/><xsl:with-param name="all" select="'search-all'"/></xsl:call-template></xsl:if>
          <xsl:call-template name="t:filter"><xsl:with-param name="name" select="'division'"/><xsl:with-param name="all" select="'search-everywhere'"/></xsl:call-template>
          <xsl:call-template name="t:filter"><xsl:with-param name="name" select="'person'"/><xsl:with-param name="all" select="'search-anybody'"/></xsl:call-template>
        </p>
        <p id="_hint" class="hint">{f:label('search-explained')}</p>
      </form>
      <p id="_found" role="status"></p>
    </div>
    <ol id="_hits" class="hits"></ol>
    <button id="_more" hidden="hidden" lang="{$words/@xml:lang}">{f:label('more')}</button>
    <script src="search.js" defer="defer"></script>
  </xsl:template>

  <!-- A choice that narrows the search; the script fills it. -->
  <xsl:template name="t:filter">
    <xsl:context-item use="optional"/>
    <xsl:param name="name" as="xs:string" required="yes"/>
    <xsl:param name="all" as="xs:string" required="yes"/>
    <label>{f:label('search-' || $name)} <select name="{$name}"><option value="">{f:label($all)}</option></select></label>
    <xsl:text> </xsl:text>
  </xsl:template>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- How is TEI itself put on the web? One page that needs nothing else, in which every TEI element is a custom element of HTML,
     named and marked as CETEIcean does it before it applies behaviours, so that CETEIcean can go on from here. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:page"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="../common/params.xsl"/>
  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/functions.xsl"/>
  <xsl:include href="../common/reading.xsl"/>

  <xsl:output method="html" version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <!-- TEI web: address of CETEIcean's script, `CETEI.js`, for its behaviours; empty: none, and the page asks for nothing. -->
  <xsl:param name="ceteicean" as="xs:string" select="''"/>

  <!-- TEI web: rules of CSS that follow the page's own. -->
  <xsl:param name="style" as="xs:string" select="''"/>

  <!-- From the document node to the page. -->
  <xsl:mode name="m:page" on-no-match="fail"/>

  <!-- TEI to custom elements, one for each; text stays. -->
  <xsl:mode name="m:tei-web" on-no-match="shallow-copy" on-multiple-match="use-last" warning-on-multiple-match="yes"/>

  <xsl:template match="/">
    <html>
      <xsl:if test="/*/@xml:lang"><xsl:attribute name="lang" select="/*/@xml:lang"/></xsl:if>
      <head>
        <meta charset="utf-8"/>
        <title>{($work-title[. ne ''], $work)[1]}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="generator" content="{$generator}"/>
        <link rel="icon" href="data:,"/>
        <style>{unparsed-text(resolve-uri('tei.css', static-base-uri())) || $style}</style>
        <xsl:if test="$ceteicean">
          <script src="{$ceteicean}"></script>
          <script><xsl:text expand-text="no">addEventListener("DOMContentLoaded", () => { const c = new CETEI(); c.utilities.dom = document.querySelector("[role=main]"); c.processPage(); });</xsl:text></script>
        </xsl:if>
      </head>
      <body><xsl:apply-templates select="*" mode="m:tei-web"/></body>
    </html>
  </xsl:template>

  <!-- The prefixes of the namespaces that CETEIcean knows; elements of any other are kept as `other-…`. -->
  <xsl:variable name="prefixes" as="map(xs:string, xs:string)" select="map{
      'http://www.tei-c.org/ns/1.0': 'tei', 'http://www.tei-c.org/ns/Examples': 'teieg', 'http://relaxng.org/ns/structure/1.0': 'rng'}"/>

  <xsl:template match="*" mode="m:tei-web">
    <xsl:variable name="own" as="xs:string" select="string(namespace-uri())"/>
    <xsl:element name="{($prefixes($own), 'other')[1]}-{lower-case(local-name())}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:variable name="declared" as="xs:boolean" select="$own ne string(../namespace-uri())"/>
      <xsl:if test="$declared"><xsl:attribute name="data-xmlns" select="$own"/></xsl:if>
      <xsl:apply-templates select="@*" mode="m:tei-web"/>
      <xsl:attribute name="data-origname" select="local-name()"/>
      <xsl:if test="@* or $declared"><xsl:attribute name="data-origatts" select="'xmlns'[$declared], @*/name()"/></xsl:if>
      <xsl:if test="empty(node())"><xsl:attribute name="data-empty" select="''"/></xsl:if>
      <xsl:if test="self::head"><xsl:attribute name="data-level" select="count(ancestor::*[head])"/></xsl:if>
      <xsl:if test="self::TEI | self::teiCorpus"><xsl:attribute name="role" select="'main'"/></xsl:if>
      <xsl:if test="self::body | self::front | self::back | self::div">
        <xsl:attribute name="role" select="'region'"/>
        <xsl:attribute name="aria-label" select="(@xml:id, @n, local-name())[1]"/>
      </xsl:if>
      <xsl:apply-templates mode="m:tei-web"/>
    </xsl:element>
  </xsl:template>

  <!-- Attributes stay; those that HTML knows by another name are there under both, `role` under a name of its own. -->
  <xsl:template match="@*" mode="m:tei-web"><xsl:attribute name="{name()}" select="."/></xsl:template>
  <xsl:template match="@xml:id" mode="m:tei-web"><xsl:attribute name="xml:id" select="."/><xsl:attribute name="id" select="."/></xsl:template>
  <xsl:template match="@xml:lang" mode="m:tei-web"><xsl:attribute name="xml:lang" select="."/><xsl:attribute name="lang" select="."/></xsl:template>
  <xsl:template match="@rendition" mode="m:tei-web"><xsl:attribute name="rendition" select="."/><xsl:attribute name="class" select="translate(., '#', '')"/></xsl:template>
  <xsl:template match="@role" mode="m:tei-web"><xsl:attribute name="tei-role" select="."/></xsl:template>

  <!-- What HTML would take for a script. -->
  <xsl:template match="@*[starts-with(lower-case(name()), 'on')]" mode="m:tei-web" priority="1"/>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- Which product is this? The reading edition: entry that gathers the modules; the work is in them.
     An overlay imports it as teiedition:xslt/html/edition.xsl. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:edition"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="../common/params.xsl"/>
  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/errors.xsl"/>
  <xsl:include href="../common/functions.xsl"/>
  <xsl:include href="../common/reading.xsl"/>
  <xsl:include href="../common/entities.xsl"/>
  <xsl:include href="../common/record.xsl"/>
  <xsl:include href="../common/citations.xsl"/>
  <xsl:include href="weight.xsl"/>
  <xsl:include href="division.xsl"/>
  <xsl:include href="pages.xsl"/>
  <xsl:include href="frame.xsl"/>
  <xsl:include href="settings.xsl"/>
  <xsl:include href="scripts.xsl"/>
  <xsl:include href="toc.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="registers.xsl"/>
  <xsl:include href="map.xsl"/>
  <xsl:include href="quotations.xsl"/>
  <xsl:include href="context.xsl"/>
  <xsl:include href="search.xsl"/>
  <xsl:include href="searchindex.xsl"/>
  <xsl:include href="attributes.xsl"/>
  <xsl:include href="evidence.xsl"/>
  <xsl:include href="source.xsl"/>
  <xsl:include href="raw.xsl"/>
  <xsl:include href="cite.xsl"/>
  <xsl:include href="header.xsl"/>
  <xsl:include href="textstructure.xsl"/>
  <xsl:include href="core.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="verse.xsl"/>
  <xsl:include href="drama.xsl"/>
  <xsl:include href="figures.xsl"/>
  <xsl:include href="transcr.xsl"/>
  <xsl:include href="namesdates.xsl"/>
  <xsl:include href="linking.xsl"/>
  <xsl:include href="hooks.xsl"/>
  <xsl:include href="unhandled.xsl"/>

  <xsl:output method="html" version="5" encoding="UTF-8" indent="no" include-content-type="no"/>
  <xsl:output name="page" method="html" version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <!-- The whole product: from the document node to the pages. -->
  <xsl:mode name="m:edition" on-no-match="fail" use-accumulators="#all"/>

  <!-- Running text to HTML: the mode to extend. Elements without template go to unhandled.xsl. -->
  <xsl:mode name="m:html" on-no-match="shallow-copy" on-multiple-match="use-last" warning-on-multiple-match="yes"
      use-accumulators="#all"/>

  <xsl:template match="/" mode="m:edition">
    <xsl:call-template name="t:index-page"/>
    <xsl:call-template name="t:contents-pages"/>
    <xsl:call-template name="t:text-pages"/>
    <xsl:call-template name="t:register-pages"/>
    <xsl:call-template name="t:map-page"/>
    <xsl:call-template name="t:quotation-pages"/>
    <xsl:call-template name="t:evidence-page"/>
    <xsl:call-template name="t:source-pages"/>
    <xsl:call-template name="t:raw-pages"/>
    <xsl:call-template name="t:search-page"/>
    <xsl:call-template name="t:search-index"/>
  </xsl:template>

</xsl:stylesheet>

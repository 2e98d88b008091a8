<?xml version="1.0" encoding="UTF-8"?>
<!-- How do the scripts get onto a page, and their data to them? -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:output name="script" method="text" encoding="UTF-8"/>

  <!-- The scripts: what the reader chose before the first line is drawn, then all the comfort. -->
  <xsl:template name="t:scripts">
    <xsl:context-item use="optional"/>
    <script>try{{for(const k of['theme','size']){{const v=localStorage['teiedition.'+k];if(v)document.documentElement.dataset[k]=v}}}}catch{{}}</script>
    <script src="edition.js" defer="defer" data-words="{$said}"></script>
  </xsl:template>

  <!-- The words that the scripts say, as JSON. -->
  <xsl:variable name="said" as="xs:string" select="serialize(map:merge(('note', 'back', 'close', 'cite', 'copy', 'copied', 'occurrences', 'cert', 'cert-high', 'cert-medium', 'cert-low',
        'hits', 'no-hits', 'searching', 'more', 'page-short', 'paragraph', 'cite-text', 'cite-bibtex', 'cite-ris', 'cite-csl') ! map:entry(., f:label(.))), map{'method': 'json'})"/>

  <!-- Data for the scripts: a file that hands them over by calling a function, which pages opened from a folder allow. -->
  <xsl:template name="t:script-data">
    <xsl:context-item use="optional"/>
    <xsl:param name="name" as="xs:string" required="yes"/>
    <xsl:param name="key" as="xs:string" select="$name"/>
    <xsl:param name="data" as="item()" required="yes"/>
    <xsl:result-document href="{$name}.js" format="script">
      <xsl:text expand-text="no">teiedition.give("</xsl:text>{$key}<xsl:text>", </xsl:text>
      <xsl:value-of select="serialize($data, map{'method': 'json', 'indent': false()})"/>
      <xsl:text>);&#10;</xsl:text>
    </xsl:result-document>
  </xsl:template>

</xsl:stylesheet>

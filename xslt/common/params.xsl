<?xml version="1.0" encoding="UTF-8"?>
<!-- What can a user set? Every parameter of every product, typed, its purpose in the comment before it
     (docs/stylesheets.md is made from these comments). -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- Language of the generated words (`en`, `de`, `fr`, or one added to `common/labels.xml`); empty: the document's own language where there are words for it, else English. -->
  <xsl:param name="language" as="xs:string" select="''"/>

  <!-- HTML: the whole text on one long page instead of one page for each top division. -->
  <xsl:param name="one-page" as="xs:boolean" select="false()"/>

  <!-- HTML: estimated size in bytes above which a division gives its subdivisions pages of their own, and above which a page without subdivisions is continued on the next. -->
  <xsl:param name="page-weight" as="xs:integer" select="190000"/>

  <!-- HTML: style sheets to link, in order, relative to the page. -->
  <xsl:param name="css" as="xs:string*" select="'edition.css'"/>

  <!-- HTML: file name of the TEI document beside the pages; empty: no link to it. -->
  <xsl:param name="tei-file" as="xs:string" select="''"/>

  <!-- HTML: link to the page that lists all works of the edition; empty: there is none. -->
  <xsl:param name="site-index" as="xs:string" select="''"/>

  <!-- HTML and data: address at which the folder of all works is published, for canonical addresses, citations, identifiers in data; empty: none is named. -->
  <xsl:param name="base-url" as="xs:string" select="''"/>

  <!-- HTML: name and version of the program for `meta name="generator"`. -->
  <xsl:param name="generator" as="xs:string" select="'teiedition'"/>

  <!-- HTML: whether line ends (`lb`) are kept as line breaks. -->
  <xsl:param name="line-breaks" as="xs:boolean" select="false()"/>

  <!-- HTML: what to do with an element for which there is no template: `show` it and report it, or `stop`. -->
  <xsl:param name="unknown" as="xs:string" select="'show'"/>

  <!-- HTML: characters of context on either side of a name in the registers. -->
  <xsl:param name="context" as="xs:integer" select="60"/>

  <!-- Data: `csv` or `json` (JSON Lines). -->
  <xsl:param name="format" as="xs:string" select="'csv'"/>

  <!-- Text and data: where notes stand in the reading text: `place` (where the encoding has them), `end` (after all of the text) or `none`; set it with `notes` under `[publishing]`, so that all offsets point into the same text. -->
  <xsl:param name="notes" as="xs:string" select="'place'"/>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- What is the book, and what is in it? The package document, and the container that says where it is. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- The package and its container. -->
  <xsl:template name="t:package">
    <xsl:context-item as="document-node()" use="required"/>
    <xsl:result-document href="META-INF/container.xml" format="xml">
      <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles><rootfile full-path="package.opf" media-type="application/oebps-package+xml"/></rootfiles>
      </container>
    </xsl:result-document>
    <xsl:result-document href="package.opf" format="xml">
      <package version="3.0" unique-identifier="id" xml:lang="{f:html-language()}">
        <metadata>
          <xsl:call-template name="t:package-metadata"/>
          <xsl:call-template name="t:package-accessibility"/>
        </metadata>
        <manifest>
          <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
          <xsl:for-each select="$css"><item id="css-{position()}" href="{.}" media-type="text/css"/></xsl:for-each>
          <xsl:for-each select="$packed-pictures"><item id="picture-{position()}" href="{.}" media-type="{$picture-types(lower-case(replace(., '^.*\.', '')))}"/></xsl:for-each>
          <xsl:for-each select="$files"><item id="page-{position()}" href="{.}" media-type="application/xhtml+xml"/></xsl:for-each>
        </manifest>
        <spine>
          <xsl:if test="f:is-right-to-left(f:html-language())"><xsl:attribute name="page-progression-direction" select="'rtl'"/></xsl:if>
          <itemref idref="page-1"/>
          <itemref idref="nav"/>
          <xsl:for-each select="2 to count($files)"><itemref idref="page-{.}"/></xsl:for-each>
        </spine>
      </package>
    </xsl:result-document>
  </xsl:template>

  <!-- The pictures of the text, not those of the printed pages. -->
  <xsl:variable name="packed-pictures" as="xs:string*" select="distinct-values($texts//(graphic | media)/f:picture-file(@url))[. ne '']"/>

  <xsl:variable name="picture-types" as="map(xs:string, xs:string)" select="map{
      'gif': 'image/gif', 'jpeg': 'image/jpeg', 'jpg': 'image/jpeg', 'png': 'image/png', 'svg': 'image/svg+xml', 'webp': 'image/webp'}"/>

  <!-- What the header says; its name stands for an identifier where it has none. -->
  <xsl:template name="t:package-metadata">
    <xsl:context-item as="document-node()" use="required"/>
    <xsl:variable name="identifier" as="xs:string" select="
        ($cited-work?isbn[. ne ''] ! ('urn:isbn:' || translate(., ' -', '')), $cited-work?doi[. ne ''] ! ('https://doi.org/' || .), $cited-work?address[. ne ''],
        'urn:teiedition:' || encode-for-uri($work))[1]"/>
    <dc:identifier id="id">{$identifier}</dc:identifier>
    <dc:title>{(f:full-title($cited-work)[. ne ''], $work)[1]}</dc:title>
    <dc:language>{(f:html-language()[. ne ''], 'und')[1]}</dc:language>
    <xsl:for-each select="$cited-work?creators?*?name"><dc:creator>{.}</dc:creator></xsl:for-each>
    <xsl:for-each select="$cited-work?contributors?*[?role = 'edt']?name"><dc:contributor>{.}</dc:contributor></xsl:for-each>
    <xsl:if test="$cited-work?publisher ne ''"><dc:publisher>{$cited-work?publisher}</dc:publisher></xsl:if>
    <xsl:if test="$cited-work?date ne ''"><dc:date>{$cited-work?date}</dc:date></xsl:if>
    <xsl:if test="exists($licence-text)"><dc:rights>{string-join(distinct-values(($licence-text, $licence-uri)), ' ')}</dc:rights></xsl:if>
    <meta property="dcterms:modified">{f:modified()}T00:00:00Z</meta>
    <meta name="generator" content="{$generator}"/>
  </xsl:template>

  <!-- The day of the last change, else of publication; one that can be none where the header knows neither, so that the bytes stay the same. -->
  <xsl:function name="f:modified" as="xs:string">
    <xsl:variable name="days" as="xs:string*" select="sort($texts[1]/root()//revisionDesc//change/@when/string())[last()], $cited-work?date"/>
    <xsl:sequence select="($days[. castable as xs:date][matches(., '^\d{4}-\d\d-\d\d$')], $days[matches(., '^\d{4}$')] ! (. || '-01-01'), '1970-01-01')[1]"/>
  </xsl:function>

  <!-- What helps, and what does no harm. -->
  <xsl:template name="t:package-accessibility">
    <xsl:context-item use="optional"/>
    <meta property="schema:accessMode">textual</meta>
    <xsl:if test="exists($packed-pictures)"><meta property="schema:accessMode">visual</meta></xsl:if>
    <meta property="schema:accessModeSufficient">textual</meta>
    <xsl:for-each select="'structuralNavigation', 'tableOfContents', 'readingOrder', 'displayTransformability', ('pageBreakMarkers', 'pageNavigation')[exists($page-breaks)]">
      <meta property="schema:accessibilityFeature">{.}</meta>
    </xsl:for-each>
    <meta property="schema:accessibilityHazard">none</meta>
    <meta property="schema:accessibilitySummary">{f:label('accessibility-summary')}</meta>
    <xsl:variable name="source" as="xs:string?" select="(//sourceDesc/bibl[not(@type = 'raw')] ! f:reading(.))[. ne ''][1]"/>
    <xsl:if test="exists($page-breaks) and $source"><dc:source id="source">{$source}</dc:source><meta property="pageBreakSource">{$source}</meta></xsl:if>
  </xsl:template>

</xsl:stylesheet>

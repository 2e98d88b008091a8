<?xml version="1.0" encoding="UTF-8"?>
<!-- How would a library describe the edition? The header as Dublin Core (oai_dc); what the header does not say is left out. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:metadata"
    xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="../common/params.xsl"/>
  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/errors.xsl"/>
  <xsl:include href="../common/functions.xsl"/>
  <xsl:include href="../common/reading.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <!-- The whole product: from the document node to the record. -->
  <xsl:mode name="m:metadata" on-no-match="fail"/>

  <!-- Elements of the header to elements of Dublin Core; others to nothing. -->
  <xsl:mode name="m:dc" on-no-match="deep-skip" on-multiple-match="use-last" warning-on-multiple-match="yes"/>

  <xsl:template match="/">
    <xsl:variable name="file" as="element()?" select="*/teiHeader/fileDesc"/>
    <xsl:variable name="profile" as="element()?" select="*/teiHeader/profileDesc"/>
    <oai_dc:dc xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">
      <xsl:namespace name="dc" select="'http://purl.org/dc/elements/1.1/'"/>
      <xsl:apply-templates mode="m:dc" select="
          $file/titleStmt/(title[f:is-main-title(.)][1], author, editor), $profile/textClass/keywords//(term | item),
          $profile/abstract, $file/publicationStmt/(publisher, date)"/>
      <dc:type>Text</dc:type>
      <dc:format>application/tei+xml</dc:format>
      <xsl:apply-templates mode="m:dc" select="$file/publicationStmt/idno, $file/sourceDesc/bibl[not(@type = 'raw')]"/>
      <xsl:for-each select="distinct-values(($profile/langUsage/language/@ident, */@xml:lang) ! string())[. ne '']"><dc:language>{.}</dc:language></xsl:for-each>
      <xsl:apply-templates mode="m:dc" select="$file/publicationStmt//(licence | ref[@type = 'licence'])"/>
    </oai_dc:dc>
  </xsl:template>

  <xsl:template match="title" mode="m:dc">
    <xsl:variable name="sub" as="xs:string*" select="(../title[@type = 'sub'] ! f:reading(.))[. ne '']"/>
    <dc:title>{string-join((f:reading(.), $sub), ': ')}</dc:title>
  </xsl:template>

  <xsl:template match="author[normalize-space()]" mode="m:dc"><dc:creator>{f:reading(.)}</dc:creator></xsl:template>
  <xsl:template match="editor[normalize-space()]" mode="m:dc"><dc:contributor>{f:reading(.)}</dc:contributor></xsl:template>
  <xsl:template match="term[normalize-space()] | item[normalize-space()][not(term)]" mode="m:dc"><dc:subject>{f:reading(.)}</dc:subject></xsl:template>
  <xsl:template match="abstract[normalize-space()]" mode="m:dc"><dc:description>{f:reading(.)}</dc:description></xsl:template>
  <xsl:template match="publisher[normalize-space()]" mode="m:dc"><dc:publisher>{f:reading(.)}</dc:publisher></xsl:template>
  <xsl:template match="date[@when or normalize-space()]" mode="m:dc"><dc:date>{(@when, f:reading(.))[1]}</dc:date></xsl:template>
  <xsl:template match="idno[normalize-space()]" mode="m:dc"><dc:identifier>{f:reading(.)}</dc:identifier></xsl:template>
  <xsl:template match="bibl[normalize-space()]" mode="m:dc"><dc:source>{f:reading(.)}</dc:source></xsl:template>

  <!-- The address of a licence says more than its words; both are given. -->
  <xsl:template match="licence | ref" mode="m:dc">
    <xsl:for-each select="distinct-values((@target/normalize-space(), f:reading(.)))[. ne '']"><dc:rights>{.}</dc:rights></xsl:for-each>
  </xsl:template>

</xsl:stylesheet>

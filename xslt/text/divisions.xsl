<?xml version="1.0" encoding="UTF-8"?>
<!-- What does one division say? A file of reading text for each, with the divisions within it: the same characters as in the whole. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:divisions"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="plain.xsl"/>

  <!-- The whole product: from the document node to the files. -->
  <xsl:mode name="m:divisions" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="/" mode="m:divisions">
    <xsl:for-each select="$texts//*[f:is-division(.) or self::titlePage][@xml:id]">
      <xsl:variable name="blocks" as="xs:string*">
        <xsl:apply-templates select="." mode="m:plain">
          <xsl:with-param name="at-end" as="xs:boolean" select="$notes eq 'end' and f:holds-only-notes(.)" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:variable>
      <xsl:if test="exists($blocks)"><xsl:result-document href="{@xml:id}.txt" method="text" encoding="UTF-8">{f:as-text($blocks)}</xsl:result-document></xsl:if>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>

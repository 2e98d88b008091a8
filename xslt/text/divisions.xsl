<?xml version="1.0" encoding="UTF-8"?>
<!-- What does one division say? A file of reading text for each, with the divisions within it: its characters in the whole.
     A text without divisions is one. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="teiedition:function" xmlns:m="teiedition:mode"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:divisions"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="../data/spans.xsl"/>

  <!-- The whole product: from the document node to the files. -->
  <xsl:mode name="m:divisions" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="/" mode="m:divisions">
    <xsl:variable name="divisions" as="element()*" select="$texts//*[f:is-division(.) or self::titlePage][exists(f:span(.))]"/>
    <xsl:for-each select="$divisions">
      <xsl:result-document href="{f:id(.)}.txt" method="text" encoding="UTF-8">{f:characters(f:span(.))}&#10;</xsl:result-document>
    </xsl:for-each>
    <xsl:if test="empty($divisions)"><xsl:result-document href="{$work}.txt" method="text" encoding="UTF-8">{$f:text}</xsl:result-document></xsl:if>
  </xsl:template>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- What does one division say? A file of reading text for each, with the divisions within it: its characters in the whole. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:divisions"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="../data/spans.xsl"/>

  <!-- The whole product: from the document node to the files. -->
  <xsl:mode name="m:divisions" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="/" mode="m:divisions">
    <xsl:for-each select="$texts//*[f:is-division(.) or self::titlePage][@xml:id][exists(f:span(.))]">
      <xsl:result-document href="{@xml:id}.txt" method="text" encoding="UTF-8">{f:characters(f:span(.))}&#10;</xsl:result-document>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- What do several exports need to know of the same text? The reading text and the places in it, found out once. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:m="teiedition:mode"
    default-mode="m:standoff" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="spans.xsl"/>

  <xsl:output method="adaptive" encoding="UTF-8"/>

  <!-- From the document node to a map, which the parameter `standoff` of other exports takes. -->
  <xsl:mode name="m:standoff" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="/" mode="m:standoff"><xsl:sequence select="$standoff"/></xsl:template>

</xsl:stylesheet>

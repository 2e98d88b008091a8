<?xml version="1.0" encoding="UTF-8"?>
<!-- What do we know of the edition? The record itself as JSON, for programs that pack the edition; nothing is required of it. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    default-mode="m:export" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="record.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="required" as="xs:string*" select="()"/>

  <xsl:template name="t:export">
    <xsl:context-item use="optional"/>
    <xsl:sequence select="replace(serialize($data, map{'method': 'json', 'indent': true()}), '\\/', '/') || '&#10;'"/>
  </xsl:template>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- What does a catalogue read that knows fifteen elements? Simple Dublin Core (oai_dc), which can do without any of them. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:m="teiedition:mode" xmlns:t="teiedition:template"
    default-mode="m:export" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="record.xsl"/>
  <xsl:include href="dc-record.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:variable name="required" as="xs:string*" select="()"/>

  <xsl:template name="t:export">
    <xsl:context-item use="optional"/>
    <xsl:call-template name="t:oai-dc"/>
  </xsl:template>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- How does a library catalogue describe the edition? MODS 3.8. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    default-mode="m:export" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="record.xsl"/>
  <xsl:include href="mods-record.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:variable name="required" as="xs:string*" select="'title'"/>

  <xsl:template name="t:export">
    <xsl:context-item use="optional"/>
    <xsl:call-template name="t:mods"/>
  </xsl:template>

</xsl:stylesheet>

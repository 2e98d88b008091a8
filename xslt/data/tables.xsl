<?xml version="1.0" encoding="UTF-8"?>
<!-- Who and what is named, quoted, noted, divided, indexed, and where? Tables as CSV with their metadata (CSV on the Web), or as JSON Lines. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template"
    xmlns:j="http://www.w3.org/2005/xpath-functions"
    default-mode="m:tables" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="spans.xsl"/>
  <xsl:include href="records.xsl"/>
  <xsl:include href="columns.xsl"/>
  <xsl:include href="rows.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The whole product: from the document node to the tables. -->
  <xsl:mode name="m:tables" on-no-match="fail" use-accumulators="#all"/>

  <!-- A file each, also for a table without rows, so that no old one stays. -->
  <xsl:template match="/" mode="m:tables">
    <xsl:for-each select="$f:tables">
      <xsl:call-template name="t:records">
        <xsl:with-param name="name" select="string(@name)"/>
        <xsl:with-param name="columns" select="f:columns(.)/@name/string()"/>
        <xsl:with-param name="records" select="f:records(@name)"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:if test="$format eq 'csv'">
      <xsl:result-document href="csv-metadata.json" method="text" encoding="UTF-8">{f:json(f:csvw())}</xsl:result-document>
    </xsl:if>
  </xsl:template>

  <!-- What the columns mean, for programs that read tables with their types. -->
  <xsl:function name="f:csvw" as="element(j:map)">
    <j:map>
      <j:array key="@context"><j:string>http://www.w3.org/ns/csvw</j:string><j:map><j:string key="@language">en</j:string></j:map></j:array>
      <xsl:sequence select="f:text('dc:title', $work-title)"/>
      <j:array key="tables">
        <xsl:for-each select="$f:tables">
          <j:map>
            <xsl:sequence select="f:text('url', $work || '.' || @name || '.csv'), f:text('dc:description', string(@row))"/>
            <j:map key="tableSchema">
              <j:array key="columns"><xsl:sequence select="f:columns(.) ! f:csvw-column(.)"/></j:array>
              <j:string key="primaryKey">id</j:string>
              <j:string key="aboutUrl">{$f:tei-address}#{{id}}</j:string>
            </j:map>
          </j:map>
        </xsl:for-each>
      </j:array>
    </j:map>
  </xsl:function>

  <xsl:function name="f:csvw-column" as="element(j:map)">
    <xsl:param name="column" as="element()"/>
    <j:map>
      <xsl:sequence select="
          f:text('name', $column/@name), f:text('titles', $column/@name), f:text('datatype', ($column/@type, 'string')[1]),
          f:text('dc:description', string($column)), f:text('propertyUrl', $column/@property)"/>
      <xsl:if test="$column/@required"><j:boolean key="required">true</j:boolean></xsl:if>
    </j:map>
  </xsl:function>

</xsl:stylesheet>

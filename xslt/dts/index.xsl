<?xml version="1.0" encoding="UTF-8"?>
<!-- Where does a client of a Distributed Text Service begin, where static files answer? The entry point and all collections, from
     a `teiCorpus` of the headers of all works. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:j="http://www.w3.org/2005/xpath-functions" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    default-mode="m:export" xmlns:m="teiedition:mode"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="collections.xsl"/>

  <xsl:output name="json" method="text" encoding="UTF-8"/>

  <xsl:template name="t:export">
    <xsl:context-item as="document-node()" use="required"/>
    <xsl:variable name="works" as="element()*" select="descendant-or-self::TEI"/>
    <xsl:result-document href="index.jsonld" format="json"><xsl:sequence select="f:json(f:entry())"/></xsl:result-document>
    <xsl:for-each select="'', $all, $works/(@xml:id/string(), f:collection-name(.))">
      <xsl:variable name="id" as="xs:string" select="."/>
      <xsl:for-each select="'', 'children', 'parents'">
        <xsl:variable name="place" as="xs:string" select="string-join(('collection', $id[. ne ''], 'nav' || . || '.jsonld'), '/')"/>
        <xsl:result-document href="{$place}" format="json"><xsl:sequence select="f:json(f:collection($works, $id, ., (), $dts-url || $place))"/></xsl:result-document>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
